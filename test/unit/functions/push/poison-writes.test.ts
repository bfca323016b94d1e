import { beforeEach, describe, expect, it } from 'vitest';
import { aConnectedWorld, aRow, type ConnectedWorld, someRows } from '../../../support/a-connected-world.ts';
import type { Row } from '../../../support/sync-world.ts';

const rowsOf = (fields: Partial<Row> = {}, count = 5) => someRows(count, fields, { from: 1 });

const minutes = 60_000;
const hours = 60 * minutes;

let world: ConnectedWorld;

beforeEach(async () => {
  world = await aConnectedWorld();
  await world.tell(await world.scan(rowsOf()));
});

const shown = (geckoId: string) => world.one(geckoId);
const severities = () => rowsOf().map(({ id }) => shown(id)?.severity);

/** Has the stand-in fail with 500 at whatever is written to one finding, or to all. */
const failAt = (geckoId: string | undefined, fault: object = {}) => {
  const id = geckoId === undefined ? '*' : `${shown(geckoId)?.id}/*`;
  const effect = { kind: 'status', status: 500, when: 'before' };
  return world.order({ method: 'PATCH', path: `/api/v2/findings/${id}`, times: null, effect, ...fault });
};

describe('a change at which DefectDojo fails each time while it takes others', () => {
  it('keeps no other from being done, and is quarantined with its reason', async () => {
    await failAt('g-2');
    const run = await world.tellOnce(await world.scan(rowsOf({ severity: 9.5 })));
    expect(run).toMatchObject({
      outcome: 'partial',
      counts: { changed: 4, quarantined: 1 },
      reasons: { refused_by_defectdojo: 1 },
    });
    expect(severities()).toEqual(['Critical', 'High', 'Critical', 'Critical', 'Critical']);
    expect(await world.lastEntries()).toContainEqual(
      expect.objectContaining({
        geckoId: 'g-2',
        operation: 'quarantined',
        reason: expect.stringContaining('tried again daily'),
      }),
    );
  });

  it('costs nothing more until a day has passed, and is made good then', async () => {
    await failAt('g-2');
    await world.tell(await world.scan(rowsOf({ severity: 9.5 })));
    world.dojo.controls.faults.clear();
    const again = await world.tell(await world.scan(rowsOf({ severity: 9.5 })));
    expect(again).toMatchObject({ outcome: 'partial', defectDojoCalls: 2, counts: { quarantined: 1 } });
    world.clock.advance(24 * hours);
    expect(await world.tell(await world.scan(rowsOf({ severity: 9.5 })))).toMatchObject({ outcome: 'succeeded' });
    expect(shown('g-2')?.severity).toBe('Critical');
  });

  it('costs one more try and no more waiting each day', async () => {
    await failAt('g-2');
    await world.tell(await world.scan(rowsOf({ severity: 9.5 })));
    for (let day = 0; day < 3; day += 1) {
      world.clock.advance(24 * hours);
      world.dojo.controls.requests.clear();
      await world.tell(await world.scan(rowsOf({ severity: 9.5 })));
      expect(world.writes()).toHaveLength(1);
      await world.settle();
    }
    expect(await world.lastRun()).toMatchObject({ outcome: 'partial', counts: { quarantined: 1 } });
    expect((await world.store.state(world.key)).attempt).toBe(0);
  });

  it('is tried again at once when something else is wanted, or a repair is asked for', async () => {
    await failAt('g-2');
    await world.tell(await world.scan(rowsOf({ severity: 9.5 })));
    world.dojo.controls.faults.clear();
    await world.tell(await world.scan(rowsOf({ severity: 5 })));
    expect(shown('g-2')?.severity).toBe('Medium');

    await failAt('g-3');
    await world.tell(await world.scan(rowsOf({ severity: 9.5 })));
    world.dojo.controls.faults.clear();
    await world.tell({ kind: 'request', id: 'r', reason: 'repair', requestedBy: 'ada' });
    expect(shown('g-3')?.severity).toBe('Critical');
  });

  it('is taken for the finding’s fault only with another done before and after: the last one waits, and is alone then', async () => {
    await failAt('g-5');
    const scan = await world.scan(rowsOf({ severity: 9.5 }));
    expect(await world.tellOnce(scan)).toMatchObject({
      outcome: 'waiting',
      reason: { code: 'server_error' },
      counts: { changed: 4, quarantined: 0 },
    });
    const startedAt = world.clock.now().getTime();
    await world.settle();
    expect(await world.lastRun()).toMatchObject({ outcome: 'partial', counts: { unchanged: 4, quarantined: 1 } });
    expect(world.clock.now().getTime() - startedAt).toBeGreaterThan(15 * minutes);
    expect(world.notifier.told).toEqual([]);
  });

  it('is none where it passes on the second try', async () => {
    await failAt('g-2', { times: 1 });
    expect(await world.tellOnce(await world.scan(rowsOf({ severity: 9.5 })))).toMatchObject({
      outcome: 'succeeded',
      counts: { changed: 5, quarantined: 0 },
    });
  });

  it('counts as done where it was done all the same', async () => {
    await failAt('g-2', { effect: { kind: 'status', status: 500, when: 'after' } });
    world.dojo.controls.requests.clear();
    expect(await world.tellOnce(await world.scan(rowsOf({ severity: 9.5 })))).toMatchObject({
      outcome: 'succeeded',
      counts: { changed: 5, quarantined: 0 },
    });
    expect(world.writes()).toHaveLength(5);
  });

  it.each([
    ['a status', { status: 'false_positive' }, 'PATCH', ''],
    ['tags that are added', { type: 'RCE' }, 'POST', 'tags/'],
    ['a note', { status: 'fix_verified' }, 'POST', 'notes/'],
  ])('keeps nothing else of the finding from being done: %s', async (_what, fields, method, path) => {
    const fault = { method, path: `/api/v2/findings/${shown('g-2')?.id}/${path}` };
    await failAt('g-2', path === '' ? { ...fault, bodyIncludes: '"false_p":true' } : fault);
    const scan = await world.scan(rowsOf({ severity: 9.5, ...fields }));
    await world.tellOnce(scan);
    expect(severities()).toEqual(rowsOf().map(() => 'Critical'));
    await world.settle();
    expect(await world.lastRun()).toMatchObject({ outcome: 'partial', counts: { quarantined: 1 } });
    const again = await world.tell({ ...scan, id: 'again' });
    expect(again).toMatchObject({ defectDojoCalls: 2, counts: { quarantined: 1, unchanged: 4 } });

    world.dojo.controls.faults.clear();
    world.clock.advance(24 * hours);
    expect(await world.tell({ ...scan, id: 'and again' })).toMatchObject({ outcome: 'succeeded' });
    const one = (geckoId: string) => {
      const { flags, tags, notes } = { flags: shown(geckoId)?.false_p, ...shown(geckoId) };
      return { flags, tags, notes: notes?.length };
    };
    expect(one('g-2')).toEqual(one('g-1'));
  });

  it('goes after all others in the next run, so that several of them keep none from its turn', async () => {
    for (const geckoId of ['g-1', 'g-2', 'g-3']) await failAt(geckoId);
    const scan = await world.scan(rowsOf({ severity: 9.5 }));
    expect(await world.tellOnce(scan)).toMatchObject({ outcome: 'waiting', counts: { changed: 0 } });
    await world.settle();
    expect(severities()).toEqual(['High', 'High', 'High', 'Critical', 'Critical']);
  });

  it('keeps new findings from being created no more than others from being changed', async () => {
    await failAt('g-5');
    await world.tellOnce(await world.scan([...rowsOf({ severity: 9.5 }), aRow(9)]));
    expect(shown('g-9')).toBeDefined();
  });
});

describe('a DefectDojo that fails at every change', () => {
  beforeEach(() => failAt(undefined));

  it('is tried with few of them, and the run waits', async () => {
    const many = rowsOf({ severity: 9.5 }, 40);
    world.dojo.controls.faults.clear();
    await world.tell(await world.scan(rowsOf({}, 40)));
    await failAt(undefined);
    world.dojo.controls.requests.clear();
    expect(await world.tellOnce(await world.scan(many))).toMatchObject({
      outcome: 'waiting',
      reason: { code: 'server_error' },
      counts: { changed: 0, quarantined: 0 },
    });
    expect(world.writes()).toHaveLength(3);
  });

  it('has nothing quarantined, however long that lasts, and everything done once it is over', async () => {
    await world.tell(await world.scan(rowsOf({ severity: 9.5 })));
    expect(await world.lastRun()).toMatchObject({ outcome: 'waiting', counts: { quarantined: 0 } });
    expect((await world.store.state(world.key)).attempt).toBeGreaterThanOrEqual(8);
    world.dojo.controls.faults.clear();
    await world.settle();
    expect(await world.lastRun()).toMatchObject({ outcome: 'succeeded', counts: { changed: 5, quarantined: 0 } });
  });
});

describe('a change that gets no answer', () => {
  it('keeps no other from being done, and is not sent again in the same run', async () => {
    await failAt('g-2', { effect: { kind: 'reset', when: 'before' } });
    world.dojo.controls.requests.clear();
    const run = await world.tellOnce(await world.scan(rowsOf({ severity: 9.5 })));
    expect(run).toMatchObject({ outcome: 'waiting', counts: { changed: 4 } });
    expect(world.writes()).toHaveLength(5);
    world.dojo.controls.faults.clear();
    await world.settle();
    expect(shown('g-2')?.severity).toBe('Critical');
  });

  it('stops the run where the server asks for a pause', async () => {
    await failAt('g-2', { effect: { kind: 'status', status: 503, when: 'before' } });
    const run = await world.tellOnce(await world.scan(rowsOf({ severity: 9.5 })));
    expect(run).toMatchObject({ outcome: 'waiting', counts: { changed: 1 } });
  });
});
