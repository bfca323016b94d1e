import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { editChapters } from '../../../../../shared/domain/asvs/profile/change-profile.ts';
import { untouchedProfile } from '../../../../../shared/domain/asvs/profile/profile.ts';
import type { ChapterId } from '../../../../../shared/domain/asvs/standard/chapter.ts';
import type { Trigger } from '../../../../../shared/domain/events/trigger.ts';
import type { RepositoryKey } from '../../../../../shared/domain/names/ids.ts';
import { driftCheckReason } from '../../../../../shared/domain/sync/drift-check.ts';
import { aMapping, aRepository } from '../../../../support/sync-fixtures.ts';
import { createSyncWorld, type Row, type SyncWorld } from '../../../../support/sync-world.ts';

/** Chapter V8, which is the first finding's own. */
const own = 'asvs:5.0.0-v8';
const rows: Row[] = [
  { id: 'g-0', title: 'IDOR in orders', type: 'IDOR', cwe: 'CWE-639', severity: 7.5 },
  { id: 'g-1', title: 'SQL injection', type: 'SQLI', cwe: 'CWE-89', severity: 7.5 },
];

let world: SyncWorld;
beforeEach(async () => {
  world = await createSyncWorld();
  await world.connect();
  product().details['enable_product_tag_inheritance'] = true;
});
afterEach(() => world.stop());

function product() {
  const [first] = world.dojo.store.products.list();
  if (!first) throw new Error('no product');
  return first;
}

const ask = (reason: string) => world.tell(aRequest(reason));
const aRequest = (reason: string): Trigger => ({ kind: 'request', id: randomUUID(), reason });
const runs = async () => (await world.store.runs(world.key, { limit: 100 })).items.length;
const tagsOf = (id: string) => world.shown().get(id)?.tags;

async function choose(edit: { add?: ChapterId[]; remove?: ChapterId[] }, key: RepositoryKey = world.key) {
  const profile = (await world.asvs.profile(key)) ?? untouchedProfile(key);
  await world.asvs.putProfile(editChapters(profile, '5.0.0', { add: [], remove: [], ...edit }));
}

/** Exports, and lets DefectDojo pass the tags on that the product got. */
async function exported() {
  await choose({ add: ['V8'] });
  await world.tell(await world.scan(rows));
  await ask('push_now');
  expect([tagsOf('g-0'), tagsOf('g-1')].map((tags) => tags?.includes(own))).toEqual([true, true]);
}

describe('a tag that a product passes on to its findings', () => {
  it('comes back to those whose own it is when it is taken from the product, and goes from all others', async () => {
    await exported();
    await choose({ remove: ['V8'] });
    await ask('asvs_changed');
    await passOn();
    expect(product().tags).not.toContain(own);
    expect(tagsOf('g-0')).toContain(own);
    expect(tagsOf('g-1')).not.toContain(own);
    expect(await ask(driftCheckReason)).toMatchObject({ counts: { changedByPeople: 0 } });
  });

  it('comes back to the findings of all repositories of the product', async () => {
    const other = aRepository('acme/api', world.key.teamId);
    await world.teams.createMapping(aMapping(other, { product: { id: product().id, name: 'Shop' } }));
    await exportOther(other);
    await exported();
    expect(tagsOf('api-0')).toContain(own);
    await choose({ remove: ['V8'] });
    await ask('asvs_changed');
    await passOn();
    expect([tagsOf('g-0')?.includes(own), tagsOf('api-0')?.includes(own)]).toEqual([true, true]);
  });

  it('comes back when other people or teams take it from the product, by the next sync', async () => {
    await exported();
    await take(own);
    expect(tagsOf('g-0')).not.toContain(own);
    expect(await world.tellOnce(aRequest('push_now'))).toMatchObject({ counts: { changed: 1, unchanged: 1 } });
    expect(tagsOf('g-0')).toContain(own);
    expect(tagsOf('g-1')).not.toContain(own);
  });

  it('and is missing for that reason is held against nobody by a drift check, and put back', async () => {
    await exported();
    await take(own);
    expect(await ask(driftCheckReason)).toMatchObject({ counts: { changedByPeople: 0 } });
    expect(Date.parse((await world.store.state(world.key)).lookAt ?? '')).toBeLessThanOrEqual(
      world.clock.now().getTime(),
    );
    await ask('acceptance_ended');
    expect(tagsOf('g-0')).toContain(own);
  });

  it('comes back where a slow server takes it only after it was looked for', async () => {
    await exported();
    await take(own);
    await world.tellOnce(aRequest('push_now'));
    expect(tagsOf('g-0')).toContain(own);
    // Before 3.0 findings are written one by one, long after the test was.
    const finding = world.shown().get('g-0');
    Object.assign(finding ?? {}, { tags: finding?.tags.filter((tag) => tag !== own) });
    await world.settle();
    expect(tagsOf('g-0')).toContain(own);
  });

  it('and that the key may not take away is asked for once, not again and again', async () => {
    await exported();
    const refusal = { kind: 'status', status: 403, body: { detail: 'You do not have permission.' } };
    await world.order({ method: 'PATCH', path: '/api/v2/products/*', times: null, effect: refusal });
    await choose({ remove: ['V8'] });
    const before = await runs();
    await ask('asvs_changed');
    expect((await runs()) - before).toBe(1);
  });

  it('costs the usual two reads once all is right', async () => {
    await exported();
    await take(own);
    await ask('push_now');
    world.dojo.controls.requests.clear();
    await world.tell(await world.scan(rows));
    expect(world.dojo.controls.requests.summary().recent).toHaveLength(2);
  });
});

describe('without tag inheritance', () => {
  it('a tag that is taken from the product has nobody look at findings', async () => {
    product().details['enable_product_tag_inheritance'] = false;
    await choose({ add: ['V8'] });
    await world.tell(await world.scan(rows));
    await choose({ remove: ['V8'] });
    await ask('asvs_changed');
    expect(await runs()).toBe(2);
    expect(tagsOf('g-0')).toContain(own);
  });

  it('a tag that a person took from a finding stays away', async () => {
    product().details['enable_product_tag_inheritance'] = false;
    await world.tell(await world.scan(rows));
    const finding = world.shown().get('g-0');
    Object.assign(finding ?? {}, { tags: ['gecko'] });
    await ask('push_now');
    await ask('repair');
    expect(tagsOf('g-0')).toEqual(['gecko']);
  });
});

/** Somebody else takes a tag from the product, and DefectDojo passes that on. */
async function take(tag: string) {
  const tags = product().tags.filter((one) => one !== tag);
  const answer = await world.dojo.app.request(`http://dojo/api/v2/products/${product().id}/`, {
    method: 'PATCH',
    headers: { authorization: `Token ${world.dojo.apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ tags }),
  });
  if (!answer.ok) throw new Error(await answer.text());
  await passOn();
}

/** Gives DefectDojo the time to pass tags on. */
async function passOn() {
  world.clock.advance(10_000);
  await world.dojo.app.request('http://dojo/api/v2/user_profile/');
}

async function exportOther(key: RepositoryKey) {
  const row = { id: 'api-0', title: 'IDOR in orders', type: 'IDOR', cwe: 'CWE-639', severity: 7.5 };
  const scan = await world.scan([], { repositories: [{ id: key.repositoryId, branch: 'main', rows: [row] }] });
  for (const trigger of [scan, aRequest('push_now')]) {
    world.clock.advance(120_000);
    await world.store.raise(key, trigger, world.clock.now());
    const endsAt = new Date(world.clock.now().getTime() + 300_000);
    await world.syncRepository(key, { wakeUp: false, endsAt });
  }
}
