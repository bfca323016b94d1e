import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { assignLevel, editChapters } from '../../../../../shared/domain/asvs/profile/change-profile.ts';
import { untouchedProductTags } from '../../../../../shared/domain/asvs/profile/product-tags.ts';
import { untouchedProfile } from '../../../../../shared/domain/asvs/profile/profile.ts';
import type { AsvsVersion } from '../../../../../shared/domain/asvs/standard/asvs-version.ts';
import type { ChapterId } from '../../../../../shared/domain/asvs/standard/chapter.ts';
import type { Trigger } from '../../../../../shared/domain/events/trigger.ts';
import { aMapping, aRepository } from '../../../../support/sync-fixtures.ts';
import { createSyncWorld, type Row, type SyncWorld } from '../../../../support/sync-world.ts';

let world: SyncWorld;
beforeEach(async () => {
  world = await createSyncWorld();
  await world.connect();
});
afterEach(() => world.stop());

const idor: Row = { id: 'g-0', title: 'IDOR in orders', type: 'IDOR', cwe: 'CWE-639', severity: 7.5 };

const aRequest = (reason: string): Trigger => ({ kind: 'request', id: randomUUID(), reason });

async function choose(
  edit: { add?: ChapterId[]; remove?: ChapterId[] },
  { version = '5.0.0', key = world.key }: { version?: AsvsVersion; key?: typeof world.key } = {},
): Promise<void> {
  const profile = (await world.asvs.profile(key)) ?? untouchedProfile(key);
  await world.asvs.putProfile(editChapters(profile, version, { add: [], remove: [], ...edit }));
}

function product() {
  const [first] = world.dojo.store.products.list();
  if (!first) throw new Error('no product');
  return first;
}
const lines = () => world.dojo.store.metadata.list().map(({ name, value }) => `${name} = ${value}`);
const tags = () => product().tags.toSorted();
const writes = () => world.dojo.controls.requests.summary().counters.filter(({ method }) => method !== 'GET').length;

describe('the product of a repository', () => {
  it('tells level and chapters from the first sync on, before anything was detected', async () => {
    await world.tell(await world.scan([idor]));
    expect(lines()).toEqual(['gecko_asvs:acme/shop = 5.0.0 L1 V15']);
    expect(tags()).toEqual(['asvs:5.0.0-v15']);
  });

  it('is told once, not with every scan', async () => {
    await world.tell(await world.scan([idor]));
    world.dojo.controls.requests.clear();
    await world.tell(await world.scan([idor]));
    await world.tell(aRequest('push_now'));
    expect(writes()).toBe(0);
  });

  it('follows what people choose, and keeps the tags of others', async () => {
    product().tags = ['pci', 'asvs:5.0.0-v8'];
    await choose({ add: ['V6', 'V8'] });
    await world.tell(await world.scan([idor]));
    expect(tags()).toEqual(['asvs:5.0.0-v15', 'asvs:5.0.0-v6', 'asvs:5.0.0-v8', 'pci']);

    await choose({ remove: ['V6', 'V8', 'V15'] });
    const profile = await world.asvs.profile(world.key);
    if (profile) await world.asvs.putProfile(assignLevel(profile, 'L3'));
    await world.tell(aRequest('asvs_changed'));
    expect(lines()).toEqual(['gecko_asvs:acme/shop = 5.0.0 L3']);
    expect(tags()).toEqual(['asvs:5.0.0-v8', 'pci']);
  });

  it('bears what all repositories need that are mapped to it', async () => {
    const other = aRepository('acme/api', world.key.teamId);
    await choose({ add: ['V6'] }, { key: other });
    await world.teams.createMapping(aMapping(other, { product: { id: product().id, name: 'Shop' } }));
    await world.tell(await world.scan([idor]));
    expect(tags()).toEqual(['asvs:5.0.0-v15', 'asvs:5.0.0-v6']);

    const mapping = await world.teams.mapping(other);
    if (mapping) await world.teams.deleteMapping(mapping);
    await world.tell(aRequest('push_now'));
    expect(tags()).toEqual(['asvs:5.0.0-v15']);
    expect(lines()).toEqual(['gecko_asvs:acme/shop = 5.0.0 L1 V15']);
  });

  it('keeps a tag that another team needs, until its line needs it no more', async () => {
    await choose({ add: ['V6', 'V8'] });
    await world.tell(await world.scan([idor]));
    const theirs = { product: product().id, finding: null, name: 'gecko_asvs:other/app', value: '5.0.0 L2 V6 V7' };
    const line = world.dojo.store.metadata.insert(theirs);
    await choose({ remove: ['V6', 'V8'] });
    await world.tell(aRequest('asvs_changed'));
    expect(tags()).toEqual(['asvs:5.0.0-v15', 'asvs:5.0.0-v6']);

    world.dojo.controls.requests.clear();
    await world.tell(aRequest('push_now'));
    expect(writes()).toBe(0);

    Object.assign(line, { value: '5.0.0 L2 V7' });
    await world.tell(aRequest('push_now'));
    expect(tags()).toEqual(['asvs:5.0.0-v15']);
  });

  it('has a line of its own for each team with a repository of that name', async () => {
    const refusal = { kind: 'status', status: 403, body: { detail: 'You do not have permission.' } };
    await world.order({ path: '/api/v2/metadata/', method: 'POST', effect: refusal });
    await world.tell(await world.scan([idor]));
    const theirs = { product: product().id, finding: null, name: 'gecko_asvs:acme/shop', value: '5.0.0 L2 V6' };
    world.dojo.store.metadata.insert(theirs);
    const [ours] = world.dojo.store.tests.list();
    if (ours) world.dojo.store.tests.insert({ ...ours, title: 'Gecko acme/shop [team-other]' });
    await world.tell(aRequest('push_now'));
    const own = 'gecko_asvs:acme/shop [team-demo] = 5.0.0 L1 V15';
    expect(lines()).toEqual(['gecko_asvs:acme/shop = 5.0.0 L2 V6', own]);

    await choose({ add: ['V8'] });
    await world.tell(aRequest('asvs_changed'));
    expect(lines()).toEqual([
      'gecko_asvs:acme/shop = 5.0.0 L2 V6',
      'gecko_asvs:acme/shop [team-demo] = 5.0.0 L1 V8 V15',
    ]);
  });

  it('takes up its own line again that it has forgotten', async () => {
    const before = { product: product().id, finding: null, name: 'gecko_asvs:acme/shop', value: '5.0.0 L2 V6' };
    world.dojo.store.metadata.insert(before);
    await world.tell(await world.scan([idor]));
    expect(lines()).toEqual(['gecko_asvs:acme/shop = 5.0.0 L1 V15']);
  });

  it('changes to the other version with the connection, and so do the tags of open findings', async () => {
    await choose({ add: ['V2'] }, { version: '4.0.3' });
    await world.tell(await world.scan([idor]));
    expect(world.shown().get('g-0')?.tags).toContain('asvs:5.0.0-v8');
    await world.changeSettings({ asvsVersion: '4.0.3' });
    await world.tell(aRequest('settings_changed'));
    expect(lines()).toEqual(['gecko_asvs:acme/shop = 4.0.3 L1 V2 V14']);
    expect(tags()).toEqual(['asvs:4.0.3-v14', 'asvs:4.0.3-v2']);
    expect(world.shown().get('g-0')?.tags).toEqual(['asvs:4.0.3-v4', 'gecko', 'gecko-type:idor']);
  });

  it('that the key may not edit is a warning as long as it stands, and asked again only on a wish', async () => {
    const refusal = { kind: 'status', status: 403, body: { detail: 'You do not have permission.' } };
    await world.order({ path: '/api/v2/metadata/', method: 'POST', times: 2, effect: refusal });
    const first = await world.tell(await world.scan([idor]));
    expect(first).toMatchObject({ outcome: 'succeeded', counts: { created: 1 }, warnings: [{ code: 'asvs_refused' }] });

    world.dojo.controls.requests.clear();
    expect((await world.tell(await world.scan([idor]))).warnings).toMatchObject([{ code: 'asvs_refused' }]);
    expect(writes()).toBe(0);
    expect((await world.tell(aRequest('push_now'))).warnings).toMatchObject([{ code: 'asvs_refused' }]);
    expect((await world.tell(aRequest('push_now'))).warnings).toEqual([]);
    expect(lines()).toEqual(['gecko_asvs:acme/shop = 5.0.0 L1 V15']);
    expect(tags()).toEqual(['asvs:5.0.0-v15']);
  });

  it('that something in front of DefectDojo blocks it is no lack of a right', async () => {
    const blocked = { kind: 'status', status: 403, body: { message: 'Forbidden by policy' } };
    await world.order({ path: '/api/v2/metadata/', method: 'POST', times: 9, effect: blocked });
    const first = await world.tellOnce(await world.scan([idor]));
    const reason = { code: 'permission_denied', message: expect.stringContaining('in front of DefectDojo blocks us') };
    expect(first).toMatchObject({ outcome: 'failed', warnings: [], counts: { created: 1 }, reason });
    expect(tags()).toEqual(['asvs:5.0.0-v15']);
    await world.settle();
    expect(await world.lastRun()).toMatchObject({
      outcome: 'succeeded',
      warnings: [
        { code: 'asvs_failed', message: expect.stringContaining('Something in front of DefectDojo blocks us') },
      ],
    });
  });

  it.each([1, 2, 3])(
    'is remembered with what another sync does to it at the same moment, before write %d',
    async (nth) => {
      const { putProductTags } = world.asvs;
      let writes = 0;
      world.asvs.putProductTags = async (of, tags) => {
        writes += 1;
        if (writes === nth) {
          const { version, ...before } = (await world.asvs.productTags(of)) ?? untouchedProductTags;
          await putProductTags(of, {
            ...before,
            version: version + 1,
            lines: [...before.lines, 'gecko_asvs:acme/api'],
          });
        }
        await putProductTags(of, tags);
      };
      expect(await world.tell(await world.scan([idor]))).toMatchObject({ outcome: 'succeeded', warnings: [] });
      const of = { teamId: world.key.teamId, baseUrl: world.dojoUrl, productId: product().id };
      const remembered = await world.asvs.productTags(of);
      expect(remembered?.lines.toSorted()).toEqual(['gecko_asvs:acme/api', 'gecko_asvs:acme/shop']);
      expect(remembered).toMatchObject({ told: ['asvs:5.0.0-v15'], added: ['asvs:5.0.0-v15'] });
      expect(tags()).toEqual(['asvs:5.0.0-v15']);
    },
  );

  it('is told in the next run what had no answer', async () => {
    const lost = { kind: 'reset', when: 'after' };
    await world.order({ path: '/api/v2/metadata/', method: 'POST', effect: lost });
    await world.tell(await world.scan([idor]));
    expect((await world.lastRun()).outcome).toBe('succeeded');
    expect(lines()).toEqual(['gecko_asvs:acme/shop = 5.0.0 L1 V15']);
  });
});
