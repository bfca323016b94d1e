import { afterEach, describe, expect, it } from 'vitest';
import { playedVersions } from '../../../../infra/local/defectdojo/model/traits.ts';
import { createSyncWorld, type Row, type SyncWorld } from '../../../support/sync-world.ts';

let world: SyncWorld;
afterEach(() => world.stop());

const row = (fields: Partial<Row> = {}): Row => ({
  id: 'g-0',
  title: 'IDOR in orders',
  type: 'IDOR',
  severity: 7.5,
  status: 'open',
  ...fields,
});

const shown = () => world.shown().get('g-0');
const fixedAt = '2026-11-20T08:00:00.000Z';
const fixed = row({ status: 'fixed', statusChangedAt: fixedAt });

/** A person adds and removes tags, as the page of the finding does. */
function tag(add: readonly string[], remove: readonly string[] = []): void {
  const finding = shown();
  if (!finding) throw new Error('nothing there');
  finding.tags = [...finding.tags.filter((one) => !remove.includes(one)), ...add];
}

async function exported(version: (typeof playedVersions)[number], first: Row = row()): Promise<void> {
  world = await createSyncWorld('acme/shop', { version });
  await world.connect();
  await world.tell(await world.scan([first]));
}

describe.each(playedVersions)('the tags of a finding in DefectDojo %s', (version) => {
  it('follow its type, and leave those of people', async () => {
    await exported(version);
    expect(shown()?.tags).toEqual(['asvs:5.0.0-v8', 'gecko', 'gecko-type:idor']);
    tag(['by-ada']);
    const run = await world.tell(await world.scan([row({ type: 'SQLi' })]));
    expect(run).toMatchObject({ outcome: 'succeeded', counts: { changed: 1 } });
    expect(shown()?.tags).toEqual(['asvs:5.0.0-v8', 'by-ada', 'gecko', 'gecko-type:sqli']);
  });

  it('are changed together with a fix whose date a partial reimport carries', async () => {
    await exported(version);
    await world.tell(await world.scan([row({ ...fixed, type: 'SQLi' })]));
    expect(shown()).toMatchObject({ is_mitigated: true, tags: ['gecko', 'gecko-type:sqli'] });
    expect((await world.tell(await world.scan([row({ ...fixed, type: 'SQLi' })]))).counts.unchanged).toBe(1);
  });

  it('stay as people left them when it is fixed, on the day that Gecko tells', async () => {
    await exported(version);
    tag(['by-ada'], ['gecko-type:idor']);
    expect(await world.tell(await world.scan([fixed]))).toMatchObject({ counts: { closed: 1 }, reasons: {} });
    expect(shown()).toMatchObject({ is_mitigated: true, mitigated: expect.stringMatching(/^2026-11-20/), notes: [] });
    expect(shown()?.tags.toSorted()).toEqual(['by-ada', 'gecko']);
  });

  it('stay as people left them when it is fixed, also where a file could not carry one of theirs', async () => {
    await exported(version);
    tag(['seen by ada']);
    const run = await world.tell(await world.scan([fixed]));
    expect(shown()?.tags.toSorted()).toEqual(['gecko', 'gecko-type:idor', 'seen by ada']);
    // Only servers before 2.57 take the tags of a matched finding from the file.
    const isCarried = version !== '2.45.3';
    expect(run.reasons).toEqual(isCarried ? {} : { date_not_carried: 1 });
    expect(shown()?.mitigated?.startsWith('2026-11-20')).toBe(isCarried);
  });

  it('stay without the one that a person took away when it is fixed, and opened again', async () => {
    await exported(version);
    tag([], ['gecko-type:idor']);
    await world.tell(await world.scan([fixed]));
    expect(shown()).toMatchObject({ is_mitigated: true, tags: ['gecko'] });
    await world.tell(await world.scan([row()]));
    expect(shown()).toMatchObject({ active: true, tags: ['asvs:5.0.0-v8', 'gecko'] });
  });

  it('tell of an accepted risk that may not be accepted, as long as it is', async () => {
    await exported(version);
    for (const product of world.dojo.store.products.list()) product.enable_full_risk_acceptance = false;
    await world.tell(await world.scan([row({ status: 'accepted_risk' })]));
    expect(shown()).toMatchObject({ active: true, tags: ['gecko', 'gecko-accepted-risk', 'gecko-type:idor'] });
    await world.tell(await world.scan([row()]));
    expect(shown()?.tags).toEqual(['asvs:5.0.0-v8', 'gecko', 'gecko-type:idor']);
  });
});
