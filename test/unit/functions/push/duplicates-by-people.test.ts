import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSyncWorld, type Row, type SyncWorld } from '../../../support/sync-world.ts';

const row = (id: string, fields: Record<string, unknown> = {}): Row => ({
  id,
  title: 'IDOR in orders',
  severity: 7.5,
  filePath: 'src/orders.ts',
  ...fields,
});
const changed = { title: 'IDOR in the order API' };

let world: SyncWorld;

beforeEach(async () => {
  world = await createSyncWorld();
  await world.connect();
  await world.tell(await world.scan(['g-0', 'g-1', 'g-2'].map((id) => row(id))));
});

afterEach(async () => {
  await world.stop();
});

const shown = (geckoId: string) => {
  const finding = world.shown().get(geckoId);
  if (!finding) throw new Error(`${geckoId} is not in DefectDojo`);
  return finding;
};

const byPerson = (geckoId: string, path: string) =>
  world.dojo.app.request(`http://dojo/api/v2/findings/${shown(geckoId).id}/${path}`, {
    method: 'POST',
    headers: { authorization: `Token ${world.dojo.apiKey}`, 'content-type': 'application/json' },
    body: '{}',
  });

describe('a verified finding that people made a duplicate', () => {
  beforeEach(async () => {
    await byPerson('g-0', `original/${shown('g-1').id}/`);
    expect(shown('g-0')).toMatchObject({ duplicate: true, verified: true });
  });

  it('keeps its content, which DefectDojo would refuse to change, and does not stop the others', async () => {
    const scan = await world.scan([row('g-0', changed), row('g-1'), row('g-2', changed)]);
    const run = await world.tell(scan);
    expect(run).toMatchObject({ outcome: 'succeeded', counts: { changed: 1, skipped: 1 } });
    expect(await world.lastEntries()).toMatchObject([
      { geckoId: 'g-0', operation: 'skipped', code: 'duplicate_in_defectdojo' },
      { geckoId: 'g-2', operation: 'changed' },
    ]);
    expect(shown('g-0').title).toBe('IDOR in Orders');
    expect(shown('g-2').title).toBe('IDOR in the Order API');
  });

  it('gets the content that it missed once it is no duplicate any more', async () => {
    const scan = await world.scan([row('g-0', changed), row('g-1'), row('g-2')]);
    await world.tell(scan);
    await byPerson('g-0', 'duplicate/reset/');
    await world.tell({ ...scan, id: 'again' });
    expect(shown('g-0').title).toBe('IDOR in the Order API');
  });

  it.each([
    ['text', changed],
    ['status', { status: 'fixed', statusChangedAt: '2026-11-20T08:00:00Z' }],
    ['text and status', { ...changed, status: 'false_positive' }],
  ])('whose %s changed is told in each run, and costs no call in it', async (_what, fields) => {
    const scan = await world.scan([row('g-0', fields), row('g-1'), row('g-2')]);
    await world.tell(scan);
    const again = await world.tell({ ...scan, id: 'again' });
    expect(again).toMatchObject({ defectDojoCalls: 2, counts: { skipped: 1 } });
    expect(await world.lastEntries()).toMatchObject([{ geckoId: 'g-0', code: 'duplicate_in_defectdojo' }]);
  });

  it('whose text changed once more is looked at again', async () => {
    await world.tell(await world.scan([row('g-0', changed), row('g-1'), row('g-2')]));
    await byPerson('g-0', 'duplicate/reset/');
    await world.tell(await world.scan([row('g-0', { title: 'IDOR in refunds' }), row('g-1'), row('g-2')]));
    expect(shown('g-0').title).toBe('IDOR in Refunds');
  });

  it('gets the status that it missed once it is no duplicate any more, though no scan lists it', async () => {
    const gone = { ...(await world.scan([row('g-1'), row('g-2')])) };
    await world.tell(gone);
    expect(await world.tell({ ...gone, id: 'again' })).toMatchObject({ defectDojoCalls: 2, counts: { skipped: 1 } });
    await byPerson('g-0', 'duplicate/reset/');
    await world.tell({ ...gone, id: 'and again' });
    expect(shown('g-0')).toMatchObject({ is_mitigated: true });
  });
});
