import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSyncWorld, type Row, type SyncWorld } from '../../../support/sync-world.ts';

const row = (id: string, fields: Record<string, unknown> = {}): Row => ({
  id,
  title: 'IDOR in orders',
  severity: 7.5,
  filePath: 'src/orders.ts',
  shortDescription: 'The handler loads any order.',
  ...fields,
});
const others = ['g-1', 'g-2'].map((id) => row(id));
const changed = { title: 'IDOR in the order API', shortDescription: 'It loads every order.', type: 'Injection' };

let world: SyncWorld;
let reportedStatuses = 0;

beforeEach(async () => {
  world = await createSyncWorld();
  await world.connect();
  await world.tell(await world.scan([row('g-0'), ...others]));
});

afterEach(async () => {
  await world.stop();
});

const shown = () => {
  const finding = world.shown().get('g-0');
  if (!finding) throw new Error('g-0 is not in DefectDojo');
  return finding;
};

const loseAnswer = (method: string, path: string) =>
  world.order({ method, path, times: 1, effect: { kind: 'reset', when: 'after' } });

const told = (status: 'open' | 'fixed' | 'fix_verified') => {
  reportedStatuses += 1;
  const changedAt = world.clock.now().toISOString();
  return { kind: 'status_change', id: `told-${reportedStatuses}`, findingId: 'g-0', status, changedAt } as const;
};

describe('a change whose answer got lost, and which Gecko takes back before the next run', () => {
  it('of content is taken back in DefectDojo too', async () => {
    await loseAnswer('PATCH', '/api/v2/findings/*');
    await world.tellOnce(await world.scan([row('g-0', changed), ...others]));
    expect(shown().title).toBe('IDOR in the Order API');
    await world.tell(await world.scan([row('g-0'), ...others]));
    expect(shown()).toMatchObject({ title: 'IDOR in Orders', notes: [] });
    expect(shown().description).toContain('The handler loads any order.');
  });

  it('of a status is taken back in DefectDojo too', async () => {
    await loseAnswer('PATCH', '/api/v2/findings/*');
    await world.tellOnce(told('fixed'));
    expect(shown().active).toBe(false);
    await world.tell(told('open'));
    expect(shown()).toMatchObject({ active: true, is_mitigated: false });
  });

  it('of tags is taken back in DefectDojo too', async () => {
    await loseAnswer('POST', '/api/v2/findings/*/tags/');
    await world.tellOnce(await world.scan([row('g-0', changed), ...others]));
    expect(shown().tags).toContain('gecko-type:injection');
    await world.tell(await world.scan([row('g-0'), ...others]));
    expect(shown().tags).toEqual(['asvs:5.0.0-v8', 'gecko', 'gecko-type:idor']);
  });
});

describe('a change whose answer got lost', () => {
  it('is not written again, nor taken for a person’s', async () => {
    await loseAnswer('PATCH', '/api/v2/findings/*');
    await world.tell(await world.scan([row('g-0', changed), ...others]));
    const { counters } = world.dojo.controls.requests.summary();
    expect(counters.find(({ method }) => method === 'PATCH')?.requests).toBe(1);
    expect(shown()).toMatchObject({ title: 'IDOR in the Order API', notes: [] });
    expect(shown().description).toContain('It loads every order.');
  });

  it('leaves its note once', async () => {
    await loseAnswer('POST', '/api/v2/findings/*/notes/');
    await world.tell(told('fix_verified'));
    expect(shown().notes).toHaveLength(1);
  });

  it('leaves a person’s edit of the description alone, with the new text in a note', async () => {
    shown().description = 'Edited by Ada.';
    await loseAnswer('POST', '/api/v2/findings/*/notes/');
    await world.tell(await world.scan([row('g-0', changed), ...others]));
    expect(shown()).toMatchObject({ description: 'Edited by Ada.', notes: [{}] });
  });

  it('leaves nothing to be done', async () => {
    await loseAnswer('PATCH', '/api/v2/findings/*');
    const scan = await world.scan([row('g-0', changed), ...others]);
    await world.tell(scan);
    const { counts, defectDojoCalls } = await world.tell({ ...scan, id: 'again' });
    expect({ unchanged: counts.unchanged, defectDojoCalls }).toEqual({ unchanged: 3, defectDojoCalls: 2 });
  });
});
