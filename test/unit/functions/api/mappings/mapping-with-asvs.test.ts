import { describe, expect, it } from 'vitest';
import { aConnectedApi } from '../../../../support/a-connected-api.ts';

const repositoryId = 'acme/login';
const self = '/v1/mappings/YWNtZS9sb2dpbg';

async function aMappedApi(asvs: object = {}) {
  const { api, dojo } = await aConnectedApi();
  const product = { id: dojo.addProduct('Login') };
  const answer = await api.send('POST /v1/mappings', { body: { repositoryId, product, ...asvs } });
  return { api, dojo, product, answer };
}

describe('a new mapping', () => {
  it('has a level and sections at once, though nobody gave any', async () => {
    const { answer } = await aMappedApi();
    expect(answer).toMatchObject({
      status: 201,
      body: {
        asvs: {
          version: '5.0.0',
          level: 'L1',
          levelAssignedBy: 'proposal',
          sections: ['V15'],
          suggested: 0,
          toCheck: 0,
        },
        links: { asvs: `${self}/asvs` },
      },
    });
  });

  it('takes level and sections along, and asks for one sync', async () => {
    const { api, answer } = await aMappedApi({ level: 'L2', sections: ['V7', 'V6'] });
    expect(answer.body).toMatchObject({ asvs: { level: 'L2', levelAssignedBy: 'person', sections: ['V6', 'V7'] } });
    expect(api.queue.requested).toMatchObject([{ reason: 'mapping_created' }]);
    expect((await api.send('GET /v1/audit')).body['items']).toMatchObject([
      { action: 'asvs_changed', after: { level: 'L2', sections: ['V6', 'V7'], removed: ['V15'] } },
      { action: 'mapping_created' },
      { action: 'connected' },
    ]);
  });

  it('may be asked for again', async () => {
    const { api, product, answer } = await aMappedApi({ level: 'L2', sections: ['V6'] });
    const body = { repositoryId, product, level: 'L2', sections: ['V6'] };
    const again = await api.send('POST /v1/mappings', { body });
    expect(again).toMatchObject({ status: 200, body: { asvs: answer.body['asvs'] } });
    expect((await api.send('GET /v1/audit')).body['items']).toHaveLength(3);
  });

  it('is not made, nor its product, when the version has no such section', async () => {
    const { api, dojo } = await aConnectedApi();
    const body = { repositoryId, product: { name: 'New' }, sections: ['V6', 'V18'] };
    const answer = await api.send('POST /v1/mappings', { body });
    expect(answer).toMatchObject({ status: 422, body: { code: 'section_unknown', field: 'sections.1' } });
    expect(dojo.store.products.list()).toEqual([]);
    expect(await api.send(`GET ${self}`)).toMatchObject({ status: 404 });
  });

  it('finds the choices of an earlier one again', async () => {
    const { api, product } = await aMappedApi({ level: 'L3', sections: ['V6'] });
    await api.send(`DELETE ${self}`);
    const answer = await api.send('POST /v1/mappings', { body: { repositoryId, product } });
    expect(answer.body).toMatchObject({ asvs: { level: 'L3', sections: ['V6'] } });
  });
});

describe('many new mappings', () => {
  it('take level and sections row by row, and a row with an unknown section fails alone', async () => {
    const { api, dojo } = await aConnectedApi();
    const product = { id: dojo.addProduct('Login') };
    const items = [
      { repositoryId: 'acme/one', product, sections: ['V18'] },
      { repositoryId, product, level: 'L2', sections: ['V6'] },
    ];
    const { body } = await api.send('POST /v1/mapping-batches', { body: { items } });
    expect(body['items']).toMatchObject([
      { status: 'failed', problem: { code: 'section_unknown', field: 'sections.0' } },
      { status: 'mapped' },
    ]);
    expect((await api.send(`GET ${self}`)).body).toMatchObject({ asvs: { level: 'L2', sections: ['V6'] } });
  });
});

describe('changing a mapping', () => {
  it('changes level and sections without touching the mapping itself, so a running sync goes on', async () => {
    const { api, answer } = await aMappedApi();
    const body = { level: 'L3', sections: ['V6', 'V15'] };
    const changed = await api.send(`PATCH ${self}`, { body });
    expect(changed).toMatchObject({ status: 200, headers: { etag: answer.headers['etag'] } });
    expect(changed.body).toMatchObject({ asvs: { level: 'L3', sections: ['V6', 'V15'] } });
    expect(api.queue.requested.map(({ reason }) => reason)).toEqual(['mapping_created', 'mapping_changed']);
  });

  it('takes level and sections back to what is proposed and detected', async () => {
    const { api } = await aMappedApi({ level: 'L3', sections: ['V6'] });
    const { body } = await api.send(`PATCH ${self}`, { body: { level: null, sections: null } });
    expect(body).toMatchObject({ asvs: { level: 'L1', levelAssignedBy: 'proposal', sections: ['V15'] } });
  });

  it('changes nothing when the version has no such section', async () => {
    const { api, dojo } = await aMappedApi();
    const body = { product: { id: dojo.addProduct('Other') }, sections: ['V18'] };
    expect(await api.send(`PATCH ${self}`, { body })).toMatchObject({ status: 422, body: { field: 'sections.0' } });
    expect((await api.send(`GET ${self}`)).body).toMatchObject({ product: { name: 'Login' } });
  });
});
