import { describe, expect, it } from 'vitest';
import { playedVersions } from '../../../../infra/local/defectdojo/model/traits.ts';
import type { Trigger } from '../../../../shared/domain/events/trigger.ts';
import { driftCheckReason } from '../../../../shared/domain/sync/drift-check.ts';
import { aConnectedWorld, aRow, type ConnectedWorld, someRows } from '../../../support/a-connected-world.ts';

let world: ConnectedWorld;

const rows = (prefix: string, count: number) => someRows(count, {}, { prefix });

const tags = ['asvs:5.0.0-v8', 'gecko', 'gecko-type:idor'];
const without = () =>
  world.dojo.store.findings
    .list()
    .filter((finding) => tags.some((tag) => !finding.tags.includes(tag)))
    .map(({ unique_id_from_tool }) => unique_id_from_tool);

let asked = 0;
const request = (reason: string): Trigger => {
  asked += 1;
  return { kind: 'request', id: `wish-${asked}`, reason };
};

const calls = (method: string, end: string) => world.asked(method, end);

async function begin(version: (typeof playedVersions)[number] = '3.2.0'): Promise<void> {
  world = await aConnectedWorld({ version });
}

describe.each(playedVersions)('findings in DefectDojo %s that an upload left behind', (version) => {
  it.each([
    ['answered 500 midway', { rowsBefore: 5, clientSees: 'server_error' }],
    ['answered 500 once every row was stored', { rowsBefore: 12, clientSees: 'server_error' }],
    ['lost its connection as its process was killed', { rowsBefore: 5, clientSees: 'reset', breaksOff: true }],
    ['was given up by a gateway and went on', { rowsBefore: 5, clientSees: 'gateway_timeout', msPerRow: 1 }],
  ] as const)('have all of their tags, although it %s', async (_, order) => {
    await begin(version);
    for (const prefix of ['first', 'second']) {
      world.dojo.abandoned.order(order);
      const scan = await world.scan([...rows('first', 12), ...(prefix === 'first' ? [] : rows('second', 12))]);
      const told = world.tell(scan);
      if ('msPerRow' in order) world.dojo.abandoned.step(Number.POSITIVE_INFINITY);
      expect(await told).toMatchObject({ outcome: 'succeeded', counts: { quarantined: 0 } });
      expect(without()).toEqual([]);
      const again = await world.tell({ ...scan, id: `again-${prefix}` });
      expect(again).toMatchObject({ counts: { unchanged: prefix === 'first' ? 12 : 24 }, defectDojoCalls: 2 });
    }
    expect(world.dojo.store.findings.list()).toHaveLength(24);
    expect(world.dojo.store.tests.list()).toHaveLength(1);
    expect((await world.tell(request(driftCheckReason))).counts).toMatchObject({ changedByPeople: 0, unexpected: 0 });
  });

  it('have all of their tags, although a row further on is poison', async () => {
    await begin(version);
    world.dojo.store.server.crashesAtRowsWith = 'Crashing';
    const run = await world.tell(await world.scan([...rows('g', 12), aRow('bad', { title: 'Crashing' })]));
    expect(run).toMatchObject({ outcome: 'partial', counts: { created: 12, quarantined: 1 } });
    expect(without()).toEqual([]);
  });
});

describe('findings that an upload without an answer left behind', () => {
  const broken = { rowsBefore: 8, clientSees: 'reset', breaksOff: true } as const;

  it('appear in the counts and entries of the run that finds them', async () => {
    await begin();
    world.dojo.abandoned.order(broken);
    const run = await world.tell(await world.scan(rows('g', 12)));
    expect(run).toMatchObject({ outcome: 'succeeded', counts: { adopted: 8, created: 4, changed: 8 } });
    const entries = await world.lastEntries();
    const adopted = entries.filter(({ operation }) => operation === 'adopted');
    expect(new Set(adopted.map(({ geckoId }) => geckoId)).size).toBe(8);
    expect(adopted.every(({ defectDojoId }) => defectDojoId !== undefined)).toBe(true);
  });

  it('cost a call each only where a listing shows that tags are missing', async () => {
    await begin('2.45.3');
    world.dojo.abandoned.order(broken);
    const run = await world.tell(await world.scan(rows('g', 12)));
    expect(run).toMatchObject({ counts: { adopted: 8, created: 4, changed: 0 } });
    expect(calls('POST', '/tags/')).toBe(0);
  });

  it('are blamed on nobody by a drift check before they have settled', async () => {
    await begin();
    await world.tell(await world.scan(rows('old', 2)));
    world.dojo.abandoned.order(broken);
    const scan = await world.scan([...rows('old', 2), ...rows('g', 12)]);
    expect((await world.tellOnce(scan)).outcome).toBe('waiting');
    expect(world.dojo.store.findings.list()).toHaveLength(10);
    await world.changeSettings({ pushOnScanComplete: false });
    await world.settle();
    expect((await world.lastRun()).outcome).toBe('skipped');
    await world.changeSettings({ pushOnScanComplete: true });
    const run = await world.tellOnce(request(driftCheckReason));
    expect(run.counts).toMatchObject({ changedByPeople: 0, unexpected: 0, missing: 0 });
  });

  it('carry the date of a fix that came meanwhile', async () => {
    await begin();
    world.dojo.abandoned.order(broken);
    await world.tellOnce(await world.scan(rows('g', 12)));
    const fixedAt = '2026-11-20T08:00:00.000Z';
    const fixed = rows('g', 12).map((one) => ({ ...one, status: 'fixed', statusChangedAt: fixedAt }));
    const run = await world.tell(await world.scan(fixed));
    expect(run.reasons?.['date_not_carried']).toBeUndefined();
    expect(world.dojo.store.findings.list().map(({ mitigated }) => mitigated)).toEqual(
      Array.from({ length: 12 }, () => '2026-11-20T08:00:00Z'),
    );
    expect(world.dojo.store.findings.list().every((finding) => finding.tags.includes('gecko'))).toBe(true);
  });

  it('are put right by a repair too', async () => {
    await begin();
    world.dojo.abandoned.order(broken);
    await world.tellOnce(await world.scan(rows('g', 12)));
    await world.tell(request('repair'));
    expect(without()).toEqual([]);
  });
});

describe('findings that are there although they are not known to be', () => {
  const fixed = { status: 'fixed', statusChangedAt: '2026-11-20T08:00:00.000Z' };

  /** What a listing that was read while people deleted findings may have left. */
  async function forget(geckoIds: readonly string[], presence: 'deleted' | 'never_created'): Promise<void> {
    const { key, store, findings, dojoUrl } = world;
    const token = 'somebody';
    await store.raise(key, request('manual'), world.clock.now());
    await store.acquire(key, { token, expiresAt: '2999-01-01T00:00:00Z' }, world.clock.now());
    const placement = await store.placement(key, dojoUrl, 1);
    if (!placement) throw new Error('nothing was placed');
    const known = await findings.known(key, placement.placementId);
    const forgotten = geckoIds.flatMap((id) => known.get(id) ?? []).map((one) => ({ ...one, presence }));
    await findings.putKnown({ ...key, token, placementId: placement.placementId }, forgotten);
    await store.putPlacement(key, { ...placement, foreignFindings: geckoIds.length });
    await store.postpone(key, token, { notBefore: world.clock.now(), attempt: 0 });
  }

  it('have a file tell that it made fewer than it holds, and then nobody has lost tags by it', async () => {
    await begin();
    const closed = rows('closed', 20).map((one) => ({ ...one, ...fixed }));
    await world.tell(await world.scan(closed));
    await forget(
      closed.map(({ id }) => id),
      'never_created',
    );
    const run = await world.tell(await world.scan([aRow('new'), ...closed]));
    expect(run).toMatchObject({ outcome: 'succeeded', counts: { created: 21, changed: 1 } });
    expect(world.shown().get('new')?.tags).toEqual(tags);
    expect(world.dojo.store.findings.list()).toHaveLength(21);
  });

  it.each(['deleted', 'never_created'] as const)(
    'have their tags put right once they are found: %s',
    async (presence) => {
      await begin();
      const scan = await world.scan(rows('g', 4));
      await world.tell(scan);
      await forget(['g-0'], presence);
      const shown = world.shown().get('g-0');
      if (shown) shown.tags = ['by-ada'];
      // Somebody adds a finding of theirs, so that the test is listed.
      const { id: _id, ...copy } = world.shown().get('g-1') ?? {};
      world.dojo.store.findings.insert({ ...copy, unique_id_from_tool: null } as never);
      await world.tell(request('repair'));
      expect(world.shown().get('g-0')?.tags.toSorted()).toEqual([...tags, 'by-ada'].toSorted());
      expect(await world.tell({ ...scan, id: 'again' })).toMatchObject({
        counts: { unchanged: 4 },
        defectDojoCalls: 2,
      });
    },
  );
});
