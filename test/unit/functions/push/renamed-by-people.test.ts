import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSyncWorld, type Row, type SyncWorld } from '../../../support/sync-world.ts';

const rows: Row[] = Array.from({ length: 25 }, (_, index) => ({ id: `g-${index}`, title: 'IDOR', severity: 7.5 }));

let world: SyncWorld;
beforeEach(async () => {
  world = await createSyncWorld();
  await world.connect();
});
afterEach(() => world.stop());

const ask = (reason: string) => world.tell({ kind: 'request', id: randomUUID(), reason });
const tests = () => world.dojo.store.tests.list();
const findings = () => world.dojo.store.findings.list();
const reads = () => world.dojo.controls.requests.summary().recent.length;
const only = <T>(rows: readonly T[]): T => {
  const [first] = rows;
  if (first === undefined || rows.length > 1) throw new Error(`${rows.length} where one was expected`);
  return first;
};
const test = () => only(tests());
const engagement = () => only(world.dojo.store.engagements.list());
const product = () => only(world.dojo.store.products.list());

describe('a test that people renamed', () => {
  beforeEach(async () => {
    await world.tell(await world.scan(rows));
  });

  it.each(["Ada's findings", '', null])('to %j stays ours, and nothing is doubled', async (title) => {
    test().title = title;
    const run = await world.tell(await world.scan([...rows, { id: 'new', title: 'SSRF', severity: 8 }]));
    expect(run).toMatchObject({ outcome: 'succeeded', counts: { created: 1, unchanged: 25 } });
    expect([tests().length, findings().length, test().title]).toEqual([1, 26, title]);
  });

  it('costs two reads again once that was noticed, also when it gets its title back', async () => {
    const title = test().title;
    for (const name of ["Ada's findings", title]) {
      test().title = name;
      await ask('push_now');
      world.dojo.controls.requests.clear();
      await world.tell(await world.scan(rows));
      expect(reads()).toBe(2);
    }
  });

  it('is found again in our engagement where nothing is remembered', async () => {
    test().title = "Ada's findings";
    await forgetPlace();
    expect(await ask('push_now')).toMatchObject({ outcome: 'succeeded', counts: { adopted: 25, created: 0 } });
    expect([tests().length, findings().length]).toEqual([1, 25]);
    world.dojo.controls.requests.clear();
    await world.tell(await world.scan(rows));
    expect(reads()).toBe(2);
  });

  it('is not looked for in the test of another team, whatever is in it', async () => {
    test().title = 'Gecko acme/shop [team-other]';
    await forgetPlace();
    await ask('push_now');
    expect(findings()).toHaveLength(50);
  });

  it('is not ours behind another instance, whose test of that id has a title of its own', async () => {
    const before = structuredClone({ product: product(), engagement: engagement(), test: test() });
    world.dojo.reset();
    const { store } = world.dojo;
    store.products.insert(before.product);
    store.engagements.insert({ ...before.engagement, name: 'Theirs' });
    const theirs = store.tests.insert({ ...before.test, title: 'Theirs' });
    await byHand('POST', 'findings', theirFinding(theirs.id));
    world.dojo.controls.requests.clear();
    await world.tell(await world.scan(rows.slice(0, 10).map((row) => ({ ...row, id: `other-${row.id}` }))));
    expect(findings().filter(({ test: id }) => id === theirs.id)).toHaveLength(1);
  });
});

describe('an engagement that people renamed', () => {
  it('is ours still, also where its test was deleted', async () => {
    await world.tell(await world.scan(rows.slice(0, 5)));
    engagement().name = "Ada's engagement";
    expect(await ask('push_now')).toMatchObject({ counts: { unchanged: 5 } });
    for (const { id } of findings()) world.dojo.store.findings.delete(id);
    world.dojo.store.tests.delete(test().id);
    expect(await ask('push_now')).toMatchObject({ outcome: 'succeeded', counts: { created: 5 } });
    expect(test().engagement).toBe(engagement().id);
  });
});

describe('a product that people renamed', () => {
  it('before the first export is the one that was chosen, by when it was created', async () => {
    const mapping = await world.teams.mapping(world.key);
    const { created: productCreatedAt } = product();
    if (mapping) await world.teams.putMapping({ ...mapping, productCreatedAt, version: mapping.version + 1 });
    product().name = 'Web shop';
    expect(await world.tell(await world.scan(rows))).toMatchObject({ outcome: 'succeeded', counts: { created: 25 } });
  });

  it('is not told from that of another instance where nobody knows when it was created', async () => {
    product().name = 'Web shop';
    expect(await world.tellOnce(await world.scan(rows))).toMatchObject({ reason: { code: 'instance_changed' } });
  });
});

async function forgetPlace(): Promise<void> {
  const { baseUrl } = (await world.teams.connection(world.key.teamId)) ?? {};
  const place = await world.store.placement(world.key, baseUrl ?? '', product().id);
  if (!place) throw new Error('nothing was placed');
  const { testId: _, testTitle: __, ...rest } = place;
  await world.store.putPlacement(world.key, { ...rest, placementId: 'anew' });
}

const theirFinding = (testId: number) => ({
  ...{ test: testId, title: 'Theirs', severity: 'Low', description: 'd', numerical_severity: 'S3', found_by: [1] },
  ...{ active: true, verified: false },
});

async function byHand(method: string, path: string, body: object): Promise<void> {
  const answer = await world.dojo.app.request(`http://dojo/api/v2/${path}/`, {
    method,
    headers: { authorization: `Token ${world.dojo.apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(await answer.text());
}
