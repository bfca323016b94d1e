import { describe, expect, it } from 'vitest';
import { playedVersions } from '../../../../infra/local/defectdojo/model/traits.ts';
import { testTitle } from '../../../../shared/domain/names/place-names.ts';
import { aConnectedWorld, type ConnectedWorld, someRows } from '../../../support/a-connected-world.ts';

const testTypeName = 'Gecko Scan (Generic Findings Import)';

/** A world whose DefectDojo knows our test type already, as it does from the second repository on. */
async function aWorld(options: Parameters<typeof aConnectedWorld>[0] = {}): Promise<ConnectedWorld> {
  const world = await aConnectedWorld(options);
  world.dojo.store.testTypes.insert({ name: testTypeName, static_tool: true, dynamic_tool: false, active: true });
  return world;
}

const tests = (world: ConnectedWorld) => world.dojo.store.tests.list().map(({ title }) => title);
const hashes = (world: ConnectedWorld) => world.dojo.store.findings.list().map(({ hash_code }) => hash_code);

describe.each(playedVersions)('the first file of a placement in DefectDojo %s', (version) => {
  it('is an import that makes our test, though its type is known; what comes later goes into that test', async () => {
    const world = await aWorld({ version });
    await world.tell(await world.scan(someRows(300)));
    await world.tell(await world.scan(someRows(340)));
    expect(world.dojo.store.findings.list()).toHaveLength(340);
    expect(tests(world)).toEqual([testTitle(world.key)]);
    expect(world.asked('POST', '/tests/')).toBe(0);
    expect(world.asked('POST', '/api/v2/import-scan/')).toBe(1);
    expect(world.asked('POST', '/api/v2/reimport-scan/')).toBe(1);
  });

  it.each([
    ['answered 500', { clientSees: 'server_error' }],
    ['was killed', { clientSees: 'reset', breaksOff: true }],
    ['was given up by a gateway', { clientSees: 'gateway_timeout', breaksOff: true }],
  ] as const)('is made whole in the test that it left behind, without doubles, after it %s', async (_, order) => {
    for (const rowsBefore of [0, 1, 2, 7, 12]) {
      const world = await aWorld({ version });
      world.dojo.abandoned.order({ path: 'import-scan', rowsBefore, ...order });
      const run = await world.tell(await world.scan(someRows(12)));
      expect(run, `${rowsBefore}`).toMatchObject({ outcome: 'succeeded', counts: { quarantined: 0 } });
      expect(world.shown().size).toBe(12);
      expect(world.dojo.store.findings.list()).toHaveLength(12);
      expect(tests(world)).toEqual([testTitle(world.key)]);
      expect(world.dojo.store.findings.list().every(({ tags }) => tags.includes('gecko'))).toBe(true);
    }
  });

  it('is waited for while DefectDojo still works on it, and not sent again', async () => {
    const world = await aWorld({ version });
    world.dojo.abandoned.order({ path: 'import-scan', rowsBefore: 3, clientSees: 'gateway_timeout' });
    const waiting = await world.tellOnce(await world.scan(someRows(12)));
    expect(waiting).toMatchObject({ outcome: 'waiting', reason: { code: 'upload_settling' } });
    world.dojo.abandoned.step(Number.POSITIVE_INFINITY);
    await world.settle();
    expect(await world.lastRun()).toMatchObject({ outcome: 'succeeded', counts: { adopted: 12 } });
    expect(world.asked('POST', '-scan/')).toBe(1);
    expect(tests(world)).toEqual([testTitle(world.key)]);
  });
});

describe('a finding whose import broke off before it had its hash (DefectDojo 2.45.3)', () => {
  it('is adopted, since DefectDojo would not know it again', async () => {
    const world = await aWorld({ version: '2.45.3' });
    world.dojo.abandoned.order({ path: 'import-scan', rowsBefore: 7, clientSees: 'server_error' });
    await world.tell(await world.scan(someRows(12)));
    expect(hashes(world).filter((hash) => hash === null)).toHaveLength(1);
    expect(world.shown().size).toBe(12);
    expect(world.dojo.store.findings.list()).toHaveLength(12);
  });
});

describe('how many a first file holds', () => {
  /** A world in which a read takes so long, milliseconds, by its path. */
  async function aSlowWorld(
    takesMs: (path: string) => number,
    options: Parameters<typeof aConnectedWorld>[0] = {},
  ): Promise<ConnectedWorld> {
    const world = await aConnectedWorld(options);
    const { requests } = world.dojo.controls;
    const { add } = requests;
    requests.add = (request) => {
      if (request.method === 'GET') world.clock.advance(takesMs(request.path));
      add(request);
    };
    return world;
  }
  const isOfTests = (path: string) => path.startsWith('/api/v2/tests/');
  const uploads = (world: ConnectedWorld) => world.asked('POST', '-scan/');

  it('is all of them where one more read is quick enough for that', async () => {
    const world = await aSlowWorld((path) => (isOfTests(path) ? 500 : 600));
    await world.tell(await world.scan(someRows(300)));
    expect(uploads(world)).toBe(1);
    expect(world.asked('GET', '/api/v2/tests/')).toBe(1);
  });

  it('is what half a minute suffices for where three more reads are no quicker', async () => {
    const world = await aSlowWorld(() => 600);
    await world.tell(await world.scan(someRows(300)));
    expect(uploads(world)).toBe(2);
    expect(world.asked('GET', '/api/v2/tests/')).toBe(3);
  });

  it('is found out by no further read where it is far from all', async () => {
    const world = await aSlowWorld(() => 600);
    await world.tell(await world.scan(someRows(600)));
    expect(world.asked('GET', '/api/v2/tests/')).toBe(0);
  });

  it('is found out by no further read where reads tell nothing, on a server that works on rows one by one', async () => {
    const world = await aSlowWorld(() => 25, { version: '2.45.3' });
    await world.tell(await world.scan(someRows(600)));
    expect(uploads(world)).toBe(2);
    expect(world.asked('GET', '/api/v2/tests/')).toBe(0);
  });

  const readsFail = (world: ConnectedWorld, status: number) =>
    world.order({
      method: 'GET',
      path: '/api/v2/tests/',
      times: null,
      effect: { kind: 'status', status, when: 'before' },
    });

  it('is as many as before where a further read fails, which is not repeated', async () => {
    const world = await aSlowWorld(() => 600);
    await readsFail(world, 500);
    expect(await world.tellOnce(await world.scan(someRows(300)))).toMatchObject({ outcome: 'succeeded' });
    expect(uploads(world)).toBe(2);
    expect(world.asked('GET', '/api/v2/tests/')).toBe(1);
  });

  it('waits where a further read is one too many', async () => {
    const world = await aSlowWorld(() => 600);
    await readsFail(world, 429);
    expect(await world.tellOnce(await world.scan(someRows(300)))).toMatchObject({ outcome: 'waiting' });
    expect(uploads(world)).toBe(0);
    world.dojo.controls.faults.clear();
    await world.settle();
    expect(await world.lastRun()).toMatchObject({ outcome: 'succeeded', counts: { created: 300 } });
  });
});
