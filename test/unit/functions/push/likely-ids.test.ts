import { describe, expect, it } from 'vitest';
import { playedVersions } from '../../../../infra/local/defectdojo/model/traits.ts';
import { aConnectedWorld, type ConnectedWorld, someRows } from '../../../support/a-connected-world.ts';

const fixed = { status: 'fixed', statusChangedAt: '2026-11-20T08:00:00.000Z' };
const size = 600;

/** Rows of which every tenth is fixed. */
const withFixes = () => someRows(size).map((row, index) => (index % 10 === 0 ? { ...row, ...fixed } : row));

/** What is read of findings while every tenth of them is closed for the first time. */
async function readsOfTheFirstFix(world: ConnectedWorld): Promise<string[]> {
  world.dojo.controls.requests.clear();
  const run = await world.tell(await world.scan(withFixes()));
  expect(run).toMatchObject({ outcome: 'succeeded', counts: { closed: size / 10, created: 0, quarantined: 0 } });
  expect(world.dojo.store.findings.list().filter(({ is_mitigated }) => is_mitigated)).toHaveLength(size / 10);
  const { recent } = world.dojo.controls.requests.summary();
  return recent.filter(({ method, path }) => method === 'GET' && path.includes('/findings/?')).map(({ path }) => path);
}

const isById = (path: string) => /[?&]id=/.test(path);
const isLookUp = (path: string) => path.includes('unique_id_from_tool=');
const isListing = (path: string) => path.includes('limit=250') && !isById(path) && !isLookUp(path);

/** Has somebody else create a finding elsewhere at the same time, after each so many of ours. */
function createBeside(world: ConnectedWorld, every: number): void {
  const { findings } = world.dojo.store;
  const insert = findings.insert.bind(findings);
  let count = 0;
  findings.insert = (row) => {
    count += 1;
    if (count % every === 0) insert({ ...row, test: 4711, unique_id_from_tool: null });
    return insert(row);
  };
}

describe.each(playedVersions)('a first fix after a first push to DefectDojo %s', (version) => {
  it('reads the findings that it closes, and no others', async () => {
    const world = await aConnectedWorld({ version });
    await world.tell(await world.scan(someRows(size)));
    const reads = await readsOfTheFirstFix(world);
    const ids = new Set(reads.filter(isById).flatMap((path) => /[?&]id=([^&]*)/.exec(path)?.[1]?.split(/,|%2C/) ?? []));
    expect(ids.size).toBe(size / 10);
    expect(reads.filter((path) => isLookUp(path) || isListing(path))).toEqual([]);
  });
});

describe('findings whose ids are not what they likely were', () => {
  it.each([
    ['now and then', 250],
    ['all the time', 3],
  ])('are found all the same: others were created beside them %s', async (_, every) => {
    const world = await aConnectedWorld();
    createBeside(world, every);
    await world.tell(await world.scan(someRows(size)));
    const reads = await readsOfTheFirstFix(world);
    expect(reads.filter((path) => isLookUp(path) || isListing(path)).length).toBeGreaterThan(0);
    const again = await world.tell(await world.scan(withFixes()));
    expect(again).toMatchObject({ counts: { unchanged: size }, defectDojoCalls: 2 });
  });

  it('make no other instance of the one that they are in', async () => {
    const world = await aConnectedWorld();
    createBeside(world, 3);
    await world.tell(await world.scan(someRows(60)));
    const run = await world.tell(await world.scan(someRows(60, { severity: 9.5 })));
    expect(run).toMatchObject({ outcome: 'succeeded', counts: { changed: 60 } });
  });
});

describe('the ids of an upload', () => {
  it('are not asked about where it made few findings', async () => {
    const world = await aConnectedWorld();
    await world.tell(await world.scan(someRows(19)));
    expect(world.asked('GET', '/api/v2/findings/')).toBe(0);
  });

  it('are left to be learnt where DefectDojo does not answer that question', async () => {
    const world = await aConnectedWorld();
    const effect = { kind: 'status', status: 503, when: 'before' };
    await world.order({ method: 'GET', path: '/api/v2/findings/', times: 1, effect });
    expect(await world.tellOnce(await world.scan(someRows(40)))).toMatchObject({ outcome: 'succeeded' });
    const run = await world.tell(await world.scan(someRows(40, { severity: 9.5 })));
    expect(run).toMatchObject({ outcome: 'succeeded', counts: { changed: 40 } });
  });
});
