import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultConnectionSettings } from '../../../../shared/domain/team/connection.ts';
import { createSyncWorld, type Row, type SyncWorld } from '../../../support/sync-world.ts';

const rows = (severity: number): Row[] =>
  Array.from({ length: 60 }, (_, number) => ({ id: `g-${number}`, title: `IDOR ${number}`, severity }));

let world: SyncWorld;

beforeEach(async () => {
  world = await createSyncWorld();
});

afterEach(async () => {
  await world.stop();
});

/** Has 60 findings changed by an instance of which it is known what it bears. */
async function changeAll(settings: { maxConcurrentCalls?: number }, expected: number) {
  await world.connect({ settings: { ...defaultConnectionSettings, ...settings } });
  await world.tell(await world.scan(rows(5)));
  await world.slots.rememberCallsAtOnce(world.instance, { calls: 4, floorMs: 1 }, world.clock.now());
  // Were fewer sent at once, none of them would be answered.
  world.changes.answerTogether(expected);
  const run = await world.tell(await world.scan(rows(9.5)));
  expect(run).toMatchObject({ outcome: 'succeeded', counts: { changed: 60 } });
  expect([...world.shown().values()].every(({ severity }) => severity === 'Critical')).toBe(true);
  expect(world.changes.mostAtOnce()).toBe(expected);
}

describe('changes of single findings', () => {
  it('are sent two at once where nothing else was chosen', async () => {
    await changeAll({}, 2);
  });

  it('are sent one after the other where the team wants that', async () => {
    await changeAll({ maxConcurrentCalls: 1 }, 1);
  });

  it('are as many at once as the team allows and the instance bears', async () => {
    await changeAll({ maxConcurrentCalls: 4 }, 4);
  });

  it('leave room to another sync at the same instance', async () => {
    const until = new Date(world.clock.now().getTime() + 3_600_000);
    await world.slots.take(world.instance, { token: 'other', until, now: world.clock.now() });
    await changeAll({ maxConcurrentCalls: 2 }, 1);
  });

  it('become more at once as the instance shows that it bears them, which is remembered', async () => {
    await world.connect({ settings: { ...defaultConnectionSettings, maxConcurrentCalls: 4 } });
    await world.tell(await world.scan(rows(5)));
    expect(await world.slots.callsAtOnce(world.instance)).toBeUndefined();
    await world.tell(await world.scan(rows(9.5)));
    expect((await world.slots.callsAtOnce(world.instance))?.calls).toBeGreaterThan(2);
  });

  it('take turns where a refused one is sent in parts, so that risks of one day come into one acceptance', async () => {
    await world.connect({ settings: { ...defaultConnectionSettings, maxConcurrentCalls: 4 } });
    for (const product of world.dojo.store.products.list()) product.enable_full_risk_acceptance = true;
    const some = rows(5).slice(0, 8);
    await world.tell(await world.scan(some));
    await world.slots.rememberCallsAtOnce(world.instance, { calls: 4, floorMs: 1 }, world.clock.now());
    const effect = { kind: 'status', status: 400, when: 'before' };
    await world.order({ method: 'PATCH', path: '/api/v2/findings/*', bodyIncludes: '"severity"', times: null, effect });
    const accepted = {
      status: 'accepted_risk',
      acceptedUntil: '2027-01-31',
      statusChangedAt: '2026-11-20T08:00:00.000Z',
    };
    await world.tell(await world.scan(some.map((row) => ({ ...row, ...accepted, severity: 9.5 }))));
    const acceptances = world.dojo.store.riskAcceptances.list();
    expect(acceptances.map(({ accepted_findings }) => accepted_findings.length)).toEqual([8]);
  });
});
