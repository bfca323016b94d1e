import { describe, expect, it } from 'vitest';
import { dueAfterRequestMs } from '../../../../../shared/domain/sync/sync-state.ts';
import { aConnectedApi } from '../../../../support/a-connected-api.ts';
import { putHold } from '../../../../support/a-held-api.ts';
import { aHold } from '../../../../support/finding-store-contract.ts';
import { aMapping, aRepository } from '../../../../support/sync-fixtures.ts';

const key = aRepository();
const { repositoryId } = key;
const sharer = aRepository('acme/sharer');
const path = '/v1/mappings/YWNtZS9zaG9w';
const runId = '01a20525-0000-7000-8000-000000000001';

/** A team with products, of which the first has a mapped repository beside the one that the tests are about. */
async function aTeam({ isMapped = true } = {}) {
  const { api, dojo } = await aConnectedApi();
  const [shop = 0, web = 0] = ['Shop', 'Web'].map((name) => dojo.addProduct(name));
  const product = { id: shop, name: 'Shop' };
  await api.teams.createMapping(aMapping(sharer, { product, baseUrl: dojo.url }));
  if (isMapped) await api.teams.createMapping(aMapping(key, { product, baseUrl: dojo.url }));
  const reasons = async (of = key) =>
    (await api.syncs.triggers(of)).map((trigger) => trigger.kind === 'request' && trigger.reason);
  /** Nothing gets into the queue from now on. */
  const breakOff = () => {
    api.queue.request = () => Promise.reject(new Error('It died.'));
  };
  return { api, dojo, shop, web, reasons, breakOff };
}

type Team = Awaited<ReturnType<typeof aTeam>>;

describe('a change that breaks off before its sync is asked for', () => {
  it.each<[string, string, (team: Team) => object]>([
    ['POST /v1/mappings', 'mapping_created', ({ shop }) => ({ repositoryId, product: { id: shop } })],
    [
      'POST /v1/mapping-batches',
      'mapping_created',
      ({ shop }) => ({ items: [{ repositoryId, product: { id: shop } }] }),
    ],
    [
      'PUT /v1/mappings',
      'mapping_created_by_file',
      ({ shop }) => ({ mappings: [{ repositoryId, product: { id: shop } }] }),
    ],
  ])('is followed by it all the same once the sweep looks: %s, %s', async (target, reason, bodyOf) => {
    const team = await aTeam({ isMapped: false });
    team.breakOff();
    expect((await team.api.send(target, { body: bodyOf(team) })).status).toBe(500);
    expect(await team.api.teams.mapping(key)).toMatchObject({ product: { id: team.shop } });
    expect(await team.reasons()).toEqual([reason]);
    expect(await isDue(team)).toBe(true);
  });

  it.each<[string, string, (team: Team) => object]>([
    [`PATCH ${path}`, 'mapping_changed', () => ({ branch: 'main' })],
    [`PATCH ${path}/asvs`, 'asvs_changed', () => ({ level: 'L3' })],
    [
      'PUT /v1/mappings',
      'mapping_changed',
      ({ shop }) => ({ mappings: [{ repositoryId, product: { id: shop }, branch: 'main' }] }),
    ],
    [
      'PUT /v1/mappings',
      'asvs_changed',
      ({ shop }) => ({ mappings: [{ repositoryId, product: { id: shop }, level: 'L3' }] }),
    ],
  ])('of what is mapped is followed by it all the same: %s, %s', async (target, reason, bodyOf) => {
    const team = await aTeam();
    team.breakOff();
    expect((await team.api.send(target, { body: bodyOf(team) })).status).toBe(500);
    expect(await team.reasons()).toEqual([reason]);
    expect(await isDue(team)).toBe(true);
  });

  it.each<[string, (team: Team) => { body: object; query?: Record<string, string> }]>([
    [`DELETE ${path}`, () => ({ body: {} })],
    [`PATCH ${path}`, ({ web }) => ({ body: { product: { id: web } } })],
    ['PUT /v1/mappings', ({ web }) => ({ body: { mappings: [{ repositoryId, product: { id: web } }] } })],
  ])(
    'that leaves a product to another repository is followed by the sync of that one: %s',
    async (target, requestOf) => {
      const team = await aTeam();
      team.breakOff();
      const { body, ...rest } = requestOf(team);
      const request = target.startsWith('DELETE') ? rest : { body, ...rest };
      expect((await team.api.send(target, request)).status).toBe(500);
      expect((await team.api.teams.mapping(key))?.product.id).not.toBe(team.shop);
      expect(await team.reasons(sharer)).toEqual(['product_shared_no_more']);
    },
  );

  it('about a hold is followed by the sync that carries it out', async () => {
    const team = await aTeam();
    await putHold(team.api, key, aHold({ runId }));
    team.breakOff();
    expect((await team.api.send(`POST ${path}/hold/approval`, { body: { runId } })).status).toBe(500);
    expect(await team.reasons()).toContain('hold_approved');
  });
});

describe('a change', () => {
  it('asks for one sync: what was noted before it is what the message tells', async () => {
    const { api, reasons, web } = await aTeam();
    await api.send(`PATCH ${path}`, { body: { product: { id: web }, level: 'L3' } });
    const [own] = api.queue.requested.filter((one) => one.repositoryId === repositoryId);
    expect(await api.syncs.triggers(key)).toEqual([
      { kind: 'request', id: own?.id, reason: 'mapping_changed', requestedBy: own?.requestedBy },
    ]);
    expect(own?.requestedBy).toBe('user-of-team-1');
    expect(api.queue.requested.map((one) => one.repositoryId).toSorted()).toEqual([sharer.repositoryId, repositoryId]);
    expect(await reasons(sharer)).toEqual(['product_shared_no_more']);
  });

  it.each<[string, string, (team: Team) => object]>([
    ['is already mapped', 'POST /v1/mappings', ({ web }) => ({ repositoryId, product: { id: web } })],
    ['has no such product', `PATCH ${path}`, () => ({ product: { id: 999 } })],
    ['has no such section', `PATCH ${path}`, () => ({ branch: 'main', sections: ['V99'] })],
    ['is so already', `PATCH ${path}/asvs`, () => ({ add: [] })],
    ['waits for nothing', `POST ${path}/hold/approval`, () => ({ runId })],
  ])('that comes to nothing, since the repository %s, asks for none', async (_, target, bodyOf) => {
    const team = await aTeam();
    await team.api.send(target, { body: bodyOf(team) });
    expect(await team.reasons()).toEqual([]);
    expect(team.api.queue.requested).toEqual([]);
  });
});

async function isDue({ api }: Team): Promise<boolean> {
  const { requested, completed, waitingSince } = await api.syncs.state(key);
  return requested > completed && Date.parse(waitingSince ?? '') + dueAfterRequestMs > Date.now();
}
