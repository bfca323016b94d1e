import { afterEach, describe, expect, it } from 'vitest';
import { playedVersions } from '../../../../../infra/local/defectdojo/model/traits.ts';
import type { Trigger } from '../../../../../shared/domain/events/trigger.ts';
import { driftCheckEveryMs, driftCheckReason } from '../../../../../shared/domain/sync/drift-check.ts';
import { triggersPerRun } from '../../../../../shared/ports/sync-store.ts';
import { createSyncWorld, type Row, type SyncWorld } from '../../../../support/sync-world.ts';

let world: SyncWorld;
afterEach(() => world.stop());

const row = (id: string, fields: Partial<Row> = {}): Row => ({
  id,
  title: `sql injection in the "${id}" handler of o'brien's API`,
  type: 'SQLi',
  severity: 7.5,
  status: 'open',
  ...fields,
});

let asked = 0;
const request = (reason: string): Trigger => {
  asked += 1;
  return { kind: 'request', id: `wish-${asked}`, reason };
};
const check = () => request(driftCheckReason);

const shown = (id: string) => {
  const finding = world.shown().get(id);
  if (!finding) throw new Error(`${id} is not there`);
  return finding;
};

const everyKind: readonly Row[] = [
  row('plain'),
  row('scored', {
    cvssVector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
    cwe: 'CWE-89',
    filePath: 'src/a.ts',
    line: 3,
  }),
  row('bare', { type: null, cwe: null, filePath: null, line: null }),
  row('fixed', { status: 'fixed', statusChangedAt: '2026-11-20T08:00:00.000Z' }),
  row('false', { status: 'false_positive', statusChangedAt: '2026-11-20T08:00:00.000Z' }),
  row('accepted', { status: 'accepted_risk', statusChangedAt: '2026-11-20T08:00:00.000Z' }),
];

async function exported(
  rows: readonly Row[],
  { version = '3.2.0' }: { version?: (typeof playedVersions)[number] } = {},
): Promise<void> {
  world = await createSyncWorld('acme/shop', { version });
  await world.connect();
  expect((await world.tell(await world.scan(rows))).outcome).toBe('succeeded');
}

describe.each(playedVersions)('a drift check of DefectDojo %s', (version) => {
  it('finds nothing where nobody touched anything, however DefectDojo stores it', async () => {
    await exported(everyKind, { version });
    await world.tell(await world.scan([...everyKind.slice(1), row('new', { title: 'ssrf via urlFetch' })]));
    const run = await world.tell(check());
    expect(await world.lastEntries()).toEqual([]);
    expect(run).toMatchObject({ outcome: 'succeeded', counts: { missing: 0, changedByPeople: 0, unexpected: 0 } });
    expect(run.links.defectDojoTest).toMatch(/\/test\/\d+$/);
  });

  it('tells what is missing, what people changed and what it does not know, and changes none of it', async () => {
    await exported(
      ['kept', 'gone', 'edited', 'triaged', 'untagged'].map((id) => row(id)),
      { version },
    );
    const gone = shown('gone').id;
    world.dojo.store.findings.delete(gone);
    Object.assign(shown('edited'), { title: 'Not so bad', severity: 'Low', description: 'Mine.' });
    Object.assign(shown('triaged'), { active: false, false_p: true });
    shown('untagged').tags = ['gecko', 'by-ada'];
    shown('kept').tags = [...shown('kept').tags, 'by-ada'];
    const { id: _id, ...copy } = shown('kept');
    const twin = world.dojo.store.findings.insert({ ...copy });
    const own = world.dojo.store.findings.insert({ ...copy, unique_id_from_tool: null, title: 'By hand' });
    const before = structuredClone(world.dojo.store.findings.list());

    const run = await world.tell(check());
    expect(run).toMatchObject({ outcome: 'succeeded', counts: { missing: 1, changedByPeople: 3, unexpected: 2 } });
    const entries = (await world.lastEntries()).map(({ geckoId, defectDojoId, operation, code, reason }) => [
      operation,
      code,
      geckoId,
      operation === 'unexpected' ? defectDojoId : /Changed: .*/.exec(reason ?? '')?.[0],
    ]);
    // In the order of their ids, which is that of hashes.
    const expected = [
      ['changed_by_people', 'changed_in_defectdojo', 'edited', 'Changed: title, severity, description.'],
      ['changed_by_people', 'changed_in_defectdojo', 'triaged', 'Changed: status.'],
      ['changed_by_people', 'changed_in_defectdojo', 'untagged', 'Changed: tags.'],
      ['unexpected', 'twin_in_defectdojo', 'kept', twin.id],
      ['unexpected', 'unknown_in_defectdojo', undefined, own.id],
      ['missing', 'missing_in_defectdojo', 'gone', undefined],
    ];
    expect(entries.toSorted()).toEqual(expected.toSorted());
    expect(world.dojo.store.findings.list()).toEqual(before);
  });
});

describe('a drift check', () => {
  it('does not mistake what Gecko says by now for what people changed', async () => {
    await exported([row('a')]);
    world.changeInGecko('a', { title: 'another title', severity: 2.1 });
    await world.tell(check());
    expect(await world.lastEntries()).toEqual([]);
  });

  it('finds every finding missing once its test was deleted', async () => {
    await exported([row('a'), row('b')]);
    for (const { id } of world.dojo.store.findings.list()) world.dojo.store.findings.delete(id);
    for (const { id } of world.dojo.store.tests.list()) world.dojo.store.tests.delete(id);
    expect(await world.tell(check())).toMatchObject({ outcome: 'succeeded', counts: { missing: 2 } });
    expect(world.dojo.store.tests.list()).toEqual([]);
  });

  it('comes after the sync that is asked for at the same time, in one run', async () => {
    await exported([row('a'), row('b')]);
    shown('b').severity = 'Low';
    const run = await world.tell(check(), await world.scan([row('a'), row('b'), row('c')]));
    expect(run).toMatchObject({ outcome: 'succeeded', counts: { created: 1, unchanged: 2, changedByPeople: 1 } });
    expect(run.triggers).toHaveLength(2);
  });

  it('has nothing to compare before the first export', async () => {
    world = await createSyncWorld();
    await world.connect();
    expect(await world.tell(check())).toMatchObject({ outcome: 'skipped', reason: { code: 'no_complete_scan' } });
    expect((await world.store.state(world.key)).driftCheckAt).toBeUndefined();
  });

  it('is planned a month after the first export and after each check, and says nothing of when it was in sync', async () => {
    await exported([row('a')]);
    const first = await world.store.state(world.key);
    expect(Date.parse(first.driftCheckAt ?? '')).toBe(Date.parse(first.lastInSyncAt ?? '') + driftCheckEveryMs);
    world.clock.advance(60_000);
    await world.tell(await world.scan([row('a')]));
    const synced = await world.store.state(world.key);
    expect(synced.driftCheckAt).toBe(first.driftCheckAt);
    world.clock.advance(driftCheckEveryMs);
    await world.tell(check());
    const checked = await world.store.state(world.key);
    expect(checked.lastInSyncAt).toBe(synced.lastInSyncAt);
    expect(Date.parse(checked.driftCheckAt ?? '')).toBe(world.clock.now().getTime() + driftCheckEveryMs);
  });

  it('leaves it due when the next accepted risk ends', async () => {
    const acceptedUntil = '2027-06-01T00:00:00.000Z';
    const statusChangedAt = '2026-11-20T08:00:00.000Z';
    await exported([row('a', { status: 'accepted_risk', acceptedUntil, statusChangedAt })]);
    const { lookAt } = await world.store.state(world.key);
    expect(lookAt).toBeDefined();
    await world.tell(check());
    expect((await world.store.state(world.key)).lookAt).toBe(lookAt);
  });

  it('does not tell that a held sync went on', async () => {
    await exported(Array.from({ length: 12 }, (_, at) => ({ id: `g-${at}`, title: 'IDOR', severity: 7 })));
    expect((await world.tell(await world.scan([]))).outcome).toBe('held');
    expect((await world.tell(check())).outcome).toBe('succeeded');
    expect(world.notifier.told.map(({ notice }) => notice.kind)).toEqual(['sync_held']);
  });

  it('waits for a DefectDojo that is down, as a sync does', async () => {
    await exported([row('a')]);
    const effect = { kind: 'status', status: 503 };
    await world.order({ method: 'GET', path: '/api/v2/findings/', times: 1, effect });
    expect(await world.tellOnce(check())).toMatchObject({ outcome: 'waiting', reason: { code: 'unavailable' } });
    await world.settle();
    expect((await world.lastRun()).outcome).toBe('succeeded');
  });
});

describe('a repair', () => {
  it('brings back what is missing, writes content anew, and leaves what is people’s', async () => {
    await exported(['gone', 'edited', 'described', 'triaged', 'untagged'].map((id) => row(id)));
    const { title, severity } = structuredClone(shown('edited'));
    world.dojo.store.findings.delete(shown('gone').id);
    Object.assign(shown('edited'), { title: 'Not so bad', severity: 'Low' });
    Object.assign(shown('described'), { description: 'Mine.' });
    Object.assign(shown('triaged'), { active: false, false_p: true });
    shown('untagged').tags = ['by-ada'];
    const { id: _id, ...copy } = shown('described');
    world.dojo.store.findings.insert({ ...copy, unique_id_from_tool: null, title: 'By hand' });

    const run = await world.tell(request('repair'));
    expect(run).toMatchObject({ outcome: 'succeeded', counts: { created: 1, changed: 1, unchanged: 3 } });
    expect(shown('edited')).toMatchObject({ title, severity });
    expect(shown('described').description).toBe('Mine.');
    expect(shown('triaged')).toMatchObject({ active: false, false_p: true });
    expect(shown('untagged').tags).toEqual(['by-ada']);
    expect((await world.tell(check())).counts).toMatchObject({ missing: 0, changedByPeople: 3, unexpected: 1 });
  });
});

describe('a drift check that many others asked for as well', () => {
  it('has its month set and its findings kept, although one run does not serve them all', async () => {
    await exported([row('a'), row('b')]);
    world.dojo.store.findings.delete(shown('a').id);
    await world.tellOnce(...Array.from({ length: triggersPerRun.maxCount }, check), check());
    const { driftCheckAt, driftFound } = await world.store.state(world.key);
    expect(Date.parse(driftCheckAt ?? '')).toBeGreaterThan(world.clock.now().getTime() + driftCheckEveryMs - 60_000);
    expect(driftFound).toMatchObject({ missing: 1, changedByPeople: 0, unexpected: 0 });
  });
});

describe('what a drift check found', () => {
  it('is known until a repair, or until a check finds nothing any more', async () => {
    await exported([row('a'), row('b')]);
    const found = async () => (await world.store.state(world.key)).driftFound;
    await world.tell(check());
    expect(await found()).toBeUndefined();
    world.dojo.store.findings.delete(shown('a').id);
    const { runId } = await world.tell(check());
    expect(await found()).toMatchObject({ runId, missing: 1 });
    await world.tell(await world.scan([row('a'), row('b'), row('c')]));
    expect(await found()).toMatchObject({ runId });
    await world.tell(request('repair'));
    expect(await found()).toBeUndefined();
    shown('b').severity = 'Low';
    await world.tell(check());
    expect(await found()).toMatchObject({ changedByPeople: 1 });
    shown('b').severity = 'High';
    await world.tell(check());
    expect(await found()).toBeUndefined();
  });
});
