import { beforeEach, describe, expect, it } from 'vitest';
import type { Trigger } from '../../../../shared/domain/events/trigger.ts';
import { driftCheckReason } from '../../../../shared/domain/sync/drift-check.ts';
import { aConnectedWorld, aRow, type ConnectedWorld, someRows } from '../../../support/a-connected-world.ts';
import type { Row } from '../../../support/sync-world.ts';

const hours = 60 * 60_000;
const rowsOf = (fields: Partial<Row> = {}, count = 5) => someRows(count, fields, { from: 1 });

let world: ConnectedWorld;
let asked = 0;

const request = (reason: string): Trigger => {
  asked += 1;
  return { kind: 'request', id: `wish-${asked}`, reason };
};
const severities = () => rowsOf().map(({ id }) => world.one(id)?.severity);
const failsToShow = (...what: readonly (number | string)[]) => {
  world.dojo.store.server.failsToShow = what;
};
const failsToShowFinding = (geckoId: string) => failsToShow(world.one(geckoId)?.id ?? 0);
const timesThere = (geckoId: string) =>
  world.dojo.store.findings.list().filter(({ unique_id_from_tool }) => unique_id_from_tool === geckoId).length;
const quarantined = async () =>
  (await world.lastEntries()).filter(({ operation }) => operation === 'quarantined').map(({ geckoId }) => geckoId);
const placement = async () => {
  const found = await world.store.placement(world.key, world.dojoUrl, world.dojo.store.products.list()[0]?.id ?? 0);
  if (!found) throw new Error('nothing was placed');
  return found;
};
/** As if nothing were known of the place: what is in it has to be adopted. */
const forgetFindings = async () => world.store.putPlacement(world.key, { ...(await placement()), placementId: 'anew' });
const isKnownThere = async (geckoId: string) =>
  (await world.findings.known(world.key, (await placement()).placementId)).get(geckoId)?.presence;
const delHere = (geckoId: string) => world.dojo.store.findings.delete(world.one(geckoId)?.id ?? 0);

beforeEach(async () => {
  world = await aConnectedWorld();
  await world.tell(await world.scan(rowsOf()));
});

describe('a finding that DefectDojo fails to show', () => {
  it.each([
    ['its id is known', true],
    ['its id was not learnt yet', false],
  ])('keeps no other from being changed, and is quarantined with its reason: %s', async (_, isLearnt) => {
    if (isLearnt) await world.tell(await world.scan(rowsOf({ severity: 5 })));
    failsToShowFinding('g-2');
    const before = world.one('g-2')?.severity;
    const run = await world.tellOnce(await world.scan(rowsOf({ severity: 9.5 })));
    expect(run).toMatchObject({
      outcome: 'partial',
      counts: { changed: 4, quarantined: 1 },
      reasons: { unreadable_in_defectdojo: 1 },
    });
    expect(severities()).toEqual(['Critical', before, 'Critical', 'Critical', 'Critical']);
    expect(await world.lastEntries()).toContainEqual(
      expect.objectContaining({
        geckoId: 'g-2',
        operation: 'quarantined',
        code: 'unreadable_in_defectdojo',
        reason: expect.stringMatching(/tried again daily.*500/),
      }),
    );
  });

  it('costs nothing more until a day has passed, and is made good then', async () => {
    failsToShowFinding('g-2');
    await world.tell(await world.scan(rowsOf({ severity: 9.5 })));
    failsToShow();
    const again = await world.tell(await world.scan(rowsOf({ severity: 9.5 })));
    expect(again).toMatchObject({ outcome: 'partial', defectDojoCalls: 2, counts: { quarantined: 1 } });
    world.clock.advance(24 * hours);
    expect(await world.tell(await world.scan(rowsOf({ severity: 9.5 })))).toMatchObject({
      outcome: 'succeeded',
      counts: { changed: 1, quarantined: 0 },
    });
    expect(severities()).toEqual(Array(5).fill('Critical'));
    await world.tell(await world.scan(rowsOf({ severity: 5 })));
    expect(severities()).toEqual(Array(5).fill('Medium'));
  });

  it('is left for a day again where it still fails then', async () => {
    failsToShowFinding('g-2');
    await world.tell(await world.scan(rowsOf({ severity: 9.5 })));
    for (let day = 0; day < 2; day += 1) {
      world.clock.advance(24 * hours);
      expect(await world.tell(await world.scan(rowsOf({ severity: 9.5 })))).toMatchObject({
        outcome: 'partial',
        counts: { quarantined: 1 },
      });
      expect(await quarantined()).toEqual(['g-2']);
    }
    expect((await world.store.state(world.key)).attempt).toBe(0);
  });

  it.each(['repair', driftCheckReason])('is made good before that day is over after a %s', async (reason) => {
    failsToShowFinding('g-2');
    await world.tell(await world.scan(rowsOf({ severity: 9.5 })));
    failsToShow();
    await world.tell(request(reason));
    await world.tell(await world.scan(rowsOf({ severity: 9.5 })));
    expect(severities()).toEqual(Array(5).fill('Critical'));
  });

  it('is not held against others where the server shows nothing at all', async () => {
    await world.tell(await world.scan(rowsOf({ severity: 5 })));
    failsToShow('g-');
    world.dojo.controls.requests.clear();
    const run = await world.tellOnce(await world.scan(rowsOf({ severity: 9.5 })));
    expect(run).toMatchObject({ outcome: 'waiting', reason: { code: 'server_error' }, counts: { quarantined: 0 } });
    expect(world.dojo.controls.requests.summary().requests).toBeLessThan(12);
    failsToShow();
    await world.settle();
    expect(severities()).toEqual(Array(5).fill('Critical'));
  });

  it('is not taken for deleted by a look at the whole test, which another’s deletion asks for', async () => {
    await world.tell(await world.scan(rowsOf({ severity: 5 })));
    failsToShowFinding('g-2');
    delHere('g-4');
    const run = await world.tell(await world.scan(rowsOf({ severity: 9.5 })));
    expect(run).toMatchObject({ outcome: 'partial', counts: { created: 1, changed: 3, quarantined: 1 } });
    expect(await quarantined()).toEqual(['g-2']);
    expect([await isKnownThere('g-2'), timesThere('g-2'), timesThere('g-4')]).toEqual(['there', 1, 1]);
    failsToShow();
    await world.tell(request('repair'));
    expect(severities()).toEqual(Array(5).fill('Critical'));
    expect(timesThere('g-2')).toBe(1);
  });

  it('is taken for deleted where it was deleted, and another fails', async () => {
    failsToShowFinding('g-2');
    delHere('g-3');
    await world.tell(request('manual'));
    expect([timesThere('g-3'), timesThere('g-2')]).toEqual([1, 1]);
    expect(await isKnownThere('g-2')).toBe('there');
  });

  it('is not created again where nothing is known of it, and adopted once it is shown', async () => {
    const before = world.one('g-2')?.id ?? 0;
    failsToShow(before);
    await forgetFindings();
    const run = await world.tell(await world.scan(rowsOf({}, 6)));
    expect(run).toMatchObject({ outcome: 'partial', counts: { adopted: 4, created: 1, quarantined: 1 } });
    expect(await quarantined()).toEqual(['g-2']);
    expect(await world.tell(await world.scan(rowsOf({}, 6)))).toMatchObject({
      defectDojoCalls: 2,
      counts: { created: 0, quarantined: 1, unchanged: 5 },
    });
    failsToShow();
    world.clock.advance(24 * hours);
    const later = await world.tell(await world.scan(rowsOf({ severity: 9.5 }, 6)));
    expect(later).toMatchObject({ outcome: 'succeeded', counts: { adopted: 1, created: 0, changed: 6 } });
    expect([timesThere('g-2'), world.one('g-2')?.id]).toEqual([1, before]);
  });

  it('is not created again where it was deleted while it was quarantined unknown: it is created once', async () => {
    failsToShowFinding('g-2');
    await forgetFindings();
    await world.tell(await world.scan(rowsOf()));
    delHere('g-2');
    failsToShow();
    await world.tell(request('manual'));
    expect(timesThere('g-2')).toBe(1);
  });

  it.each(['server_error', 'gateway_timeout'] as const)(
    'is not uploaded twice after an upload that was answered %s',
    async (clientSees) => {
      failsToShow('g-7');
      world.dojo.abandoned.order({ rowsBefore: 4, clientSees });
      const told = world.tell(await world.scan(rowsOf({}, 9)));
      if (clientSees !== 'server_error') world.dojo.abandoned.step(Number.POSITIVE_INFINITY);
      await told;
      await world.settle();
      expect(rowsOf({}, 9).map(({ id }) => timesThere(id))).toEqual(Array(9).fill(1));
      failsToShow();
      world.clock.advance(24 * hours);
      expect(await world.tell(await world.scan(rowsOf({ severity: 9.5 }, 9)))).toMatchObject({ outcome: 'succeeded' });
      expect(rowsOf({}, 9).map(({ id }) => world.one(id)?.severity)).toEqual(Array(9).fill('Critical'));
    },
  );

  it('since its own change is written once, and stops no other', async () => {
    failsToShow('Unshowable');
    const rows = [aRow(1, { title: 'Fine' }), aRow(2, { title: 'Unshowable' }), ...rowsOf({ title: 'Fine' }).slice(2)];
    world.dojo.controls.requests.clear();
    const run = await world.tellOnce(await world.scan(rows));
    expect(run).toMatchObject({ outcome: 'partial', counts: { changed: 4, quarantined: 1 } });
    expect(await quarantined()).toEqual(['g-2']);
    expect(world.writes()).toHaveLength(5);
    failsToShow();
    await world.tell(request('repair'));
    expect(await world.lastRun()).toMatchObject({ outcome: 'succeeded' });
    expect(world.one('g-2')?.title).toBe('Unshowable');
  });

  it('since it was closed with its date is told as closed, since it is counted as no longer active', async () => {
    failsToShow('"is_mitigated":true');
    const change = { status: 'fixed', statusChangedAt: '2026-11-20T00:00:00Z' };
    const rows = [aRow(1), aRow(2, change), ...rowsOf({ severity: 9.5 }).slice(2)];
    const run = await world.tellOnce(await world.scan(rows));
    expect(run).toMatchObject({ outcome: 'succeeded', counts: { changed: 3, closed: 1, quarantined: 0 } });
    expect(world.one('g-2')).toMatchObject({ active: false, mitigated: expect.stringMatching(/^2026-11-20/) });
    failsToShow();
    world.clock.advance(24 * hours);
    expect(await world.tell(await world.scan(rows))).toMatchObject({ outcome: 'succeeded', counts: { closed: 0 } });
  });

  it('since it was accepted is quarantined, and told neither as done nor as refused', async () => {
    failsToShow('"risk_accepted":true');
    const rows = [aRow(1), aRow(2, { status: 'accepted_risk' }), ...rowsOf({ severity: 9.5 }).slice(2)];
    const run = await world.tellOnce(await world.scan(rows));
    expect(run).toMatchObject({ outcome: 'partial', counts: { changed: 3, quarantined: 1 } });
    expect(run.reasons).toMatchObject({ unreadable_in_defectdojo: 1 });
    failsToShow();
    world.clock.advance(24 * hours);
    expect(await world.tell(await world.scan(rows))).toMatchObject({ outcome: 'succeeded' });
    expect(world.one('g-2')?.active).toBe(false);
  });

  it('is told as such by a drift check, and not as missing', async () => {
    failsToShowFinding('g-2');
    delHere('g-4');
    const run = await world.tellOnce(request(driftCheckReason));
    expect(run).toMatchObject({ outcome: 'partial', counts: { missing: 1, quarantined: 1, changedByPeople: 0 } });
    expect(await quarantined()).toEqual(['g-2']);
  });

  it('of people’s own making concerns nobody', async () => {
    const test = world.dojo.store.tests.list()[0]?.id ?? 0;
    const copied = world.dojo.store.findings.list()[0];
    if (copied === undefined) throw new Error('nothing is there');
    const own = world.dojo.store.findings.insert({ ...copied, test, unique_id_from_tool: null });
    failsToShow(own.id);
    const run = await world.tell(await world.scan(rowsOf({ severity: 9.5 }, 6)));
    expect(run).toMatchObject({ outcome: 'succeeded', counts: { changed: 5, created: 1, quarantined: 0 } });
    expect(await world.tell(await world.scan(rowsOf({ severity: 9.5 }, 6)))).toMatchObject({ defectDojoCalls: 2 });
  });

  it('whose notes alone fail keeps no other from being told', async () => {
    const rows = rowsOf().map((row) => ({ ...row, status: 'fix_verified' }));
    await world.refuse('POST', `/api/v2/findings/${world.one('g-2')?.id}/notes/`, { status: 502, times: 1 });
    await world.refuse('GET', `/api/v2/findings/${world.one('g-2')?.id}/notes/`, { status: 500 });
    await world.tellOnce(await world.scan(rows));
    expect(rowsOf().map(({ id }) => world.one(id)?.is_mitigated)).toEqual(Array(5).fill(true));
    world.dojo.controls.faults.clear();
    await world.settle();
    world.clock.advance(24 * hours);
    await world.tell(await world.scan(rows));
    expect(world.one('g-2')?.notes).toHaveLength(1);
  });
});
