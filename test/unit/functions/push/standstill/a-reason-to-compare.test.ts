import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deleteFinding } from '../../../../../infra/local/defectdojo/model/deletion.ts';
import { repairReason } from '../../../../../shared/domain/events/trigger.ts';
import type { Placement } from '../../../../../shared/domain/placement/placement.ts';
import { driftCheckReason } from '../../../../../shared/domain/sync/drift-check.ts';
import { aWorld, row, rows, wish } from './a-compared-repository.ts';

let world: Awaited<ReturnType<typeof aWorld>>;

beforeEach(async () => {
  world = await aWorld();
  await world.compared();
});

afterEach(() => world.stop());

const hourMs = 3600_000;

async function placement(): Promise<Placement> {
  const mapping = await world.teams.mapping(world.key);
  const one = await world.store.placement(world.key, world.dojoUrl, mapping?.product.id ?? 0);
  if (one === undefined) throw new Error('not placed');
  return one;
}

const ourTest = () => {
  const [test] = world.dojo.store.tests.list();
  if (test === undefined) throw new Error('no test');
  return test;
};

/** One more scan that lists the same compares, as it would not otherwise. */
const expectComparison = async () => expect(await world.compares(world.scanned)).toBe(true);

describe('what Gecko says', () => {
  it('of a finding', async () => {
    expect(await world.compares(() => world.scanned([row(1, { severity: 9.5 }), row(2), row(3)]))).toBe(true);
    expect((await world.lastRun()).counts.changed).toBe(1);
  });

  it('of one that it no longer lists', async () => {
    expect(await world.compares(() => world.scanned(rows.slice(1)))).toBe(true);
    expect((await world.lastRun()).counts.closed).toBe(1);
  });

  it('of one that is new', async () => {
    expect(await world.compares(() => world.scanned([...rows, row(4)]))).toBe(true);
    expect((await world.lastRun()).counts.created).toBe(1);
  });

  it('in an event, also of a finding of which a scan says the same', async () => {
    const changedAt = world.clock.now().toISOString();
    await world.tell({ kind: 'status_change', id: 'told', findingId: 'g-1', status: 'fixed', changedAt });
    expect(world.shown().get('g-1')).toMatchObject({ active: false });
    await expectComparison();
    expect(world.shown().get('g-1')).toMatchObject({ active: true });
  });

  it('by itself, once an accepted risk is over', async () => {
    const acceptedUntil = new Date(world.clock.now().getTime() + hourMs).toISOString();
    const listed = [...rows, row(4, { status: 'accepted_risk', acceptedUntil })];
    for (let time = 0; time < 3; time += 1) await world.scanned(listed);
    world.clock.advance(hourMs);
    expect(await world.compares(() => world.scanned(listed))).toBe(true);
    expect(world.shown().get('g-4')).toMatchObject({ active: true, risk_accepted: false });
  });
});

describe('what is asked for', () => {
  it.each(['push_now', repairReason, driftCheckReason])('by a person or the sweep: %s', async (reason) => {
    expect(await world.compares(() => world.tell(wish(reason)))).toBe(true);
    await expectComparison();
  });

  it('beside a scan', async () => {
    const scan = await world.scan(rows);
    expect(await world.compares(() => world.tell(scan, wish('push_now')))).toBe(true);
  });
});

describe('what people changed', () => {
  it('in the settings', async () => {
    await world.changeSettings({ markVerified: false });
    await expectComparison();
    expect((await world.lastRun()).counts.changed).toBe(3);
  });

  it('by mapping it anew', async () => {
    const mapping = await world.teams.mapping(world.key);
    if (mapping === undefined) throw new Error('not mapped');
    await world.teams.deleteMapping(mapping);
    await world.teams.createMapping({ ...mapping, version: 1, createdAt: world.clock.now().toISOString() });
    await expectComparison();
  });

  it('by deleting a finding in DefectDojo', async () => {
    const [one] = world.dojo.store.findings.list();
    deleteFinding(world.dojo.store, one?.id ?? 0);
    await expectComparison();
    expect((await world.lastRun()).counts.created).toBe(1);
  });

  it('by giving our test another name', async () => {
    ourTest().title = 'Mine now';
    await expectComparison();
    expect((await placement()).testTitle).toBe('Mine now');
  });

  it('by giving our test another scan type', async () => {
    ourTest().scan_type = 'Another Scan';
    await expectComparison();
  });

  it('about the tags of our test', async () => {
    ourTest().tags = ['gecko'];
    await expectComparison();
  });
});

describe('what changed in between', () => {
  it('in our own code', async () => {
    world.deployed.code = 'newer';
    await expectComparison();
    expect(await world.compares(world.scanned)).toBe(false);
  });

  it('in the DefectDojo, which is of another version', async () => {
    const connection = await world.teams.connection(world.key.teamId);
    if (connection === undefined) throw new Error('not connected');
    const defectDojo = { version: '3.3.0', userName: 'gecko' };
    await world.teams.putConnection({ ...connection, version: connection.version + 1, defectDojo });
    await expectComparison();
  });

  it('where the findings are, such as by a table that was put back', async () => {
    await world.store.putPlacement(world.key, { ...(await placement()), riskAcceptance: 'simple' });
    await expectComparison();
  });
});

describe('a sync in between', () => {
  it('that died', async () => {
    await world.store.raise(world.key, await world.scan(rows), world.clock.now());
    const expiresAt = new Date(world.clock.now().getTime() + hourMs / 2).toISOString();
    await world.store.acquire(world.key, { token: 'dies', expiresAt }, world.clock.now());
    world.clock.advance(hourMs);
    expect(await world.compares(world.wake)).toBe(true);
  });

  it('of a version of the service that knows nothing of comparisons', async () => {
    world.clock.advance(hourMs);
    const lastStartedAt = world.clock.now().toISOString();
    world.store.change(world.key, (state) => ({ state: { ...state, lastStartedAt } }));
    await expectComparison();
  });

  it('that failed, and the one that is tried again for it', async () => {
    const effect = { kind: 'status', status: 503 };
    await world.orderOfGecko({ method: 'GET', path: '/api/v1/repositories/*', times: 1, effect });
    await expectComparison();
    expect(await world.store.runs(world.key, { limit: 2 })).toMatchObject({
      items: [{ outcome: 'succeeded' }, { outcome: 'waiting' }],
    });
    await expectComparison();
    expect(await world.compares(world.scanned)).toBe(false);
  });

  it('that met a key which was replaced meanwhile, and looked twice', async () => {
    world.rememberGeckoKey('gk_old');
    await expectComparison();
    await expectComparison();
  });
});

describe('what waits for its end', () => {
  it('of an upload', async () => {
    const upload = {
      ...{ uploadId: 'u', runId: 'r', placementId: 'elsewhere', startedAt: world.clock.now().toISOString() },
      ...{ expectedMs: 1000, findings: [] },
    };
    world.findings.openUploads = async () => [upload];
    await expectComparison();
  });

  it('of what a person decides', async () => {
    const since = world.clock.now().toISOString();
    const of = { scanId: 'another', closings: ['g-1'], creations: [], open: 3 };
    world.findings.hold = async () => ({ code: 'mass_closing', runId: 'r', since, ...of });
    await expectComparison();
  });

  it('of what a person decided', async () => {
    const { approved, discarded } = await world.findings.decisions(world.key);
    world.findings.decisions = async () => ({ approved, discarded: { ...discarded, closings: new Set(['g-9']) } });
    await expectComparison();
  });

  it('of tags that DefectDojo may still be taking from findings', async () => {
    const taken = [{ tag: 'asvs:5.0.0-v6', since: world.clock.now().toISOString() }];
    await world.store.putPlacement(world.key, { ...(await placement()), testTags: { shown: [], taken } });
    await world.scanned();
    await expectComparison();
  });
});
