import { describe, expect, it } from 'vitest';
import { recordDetection } from '../../../../../functions/push/asvs/record-detection.ts';
import { aServedDefectDojo } from '../../../../support/a-served-defectdojo.ts';
import { anApi, managerOf } from '../../../../support/an-api.ts';
import { aDetection } from '../../../../support/asvs-fixtures.ts';
import { aConnection, aMapping, aRepository } from '../../../../support/sync-fixtures.ts';

const idOf = (repositoryId: string) => Buffer.from(repositoryId).toString('base64url');
const profilePath = (repositoryId: string) => `/v1/mappings/${idOf(repositoryId)}/asvs`;

/** The API of a team whose repositories are all mapped and scanned: authentication services. */
async function anApiWith(...repositoryIds: string[]) {
  const api = anApi();
  await api.teams.putConnection(aConnection());
  for (const repositoryId of repositoryIds) {
    const key = aRepository(repositoryId);
    await api.teams.createMapping(aMapping(key));
    const found = { '5.0.0': { found: ['V6', 'V7', 'V15'] }, '4.0.3': { found: ['V2', 'V3', 'V14'] } } as const;
    await recordDetection(api.asvs, key, aDetection(found));
  }
  return api;
}

type Api = Awaited<ReturnType<typeof anApiWith>>;
const follow = (api: Api, asvsVersion: string) => api.send('PATCH /v1/connection/settings', { body: { asvsVersion } });
const edit = (api: Api, repositoryId: string, body: object) => api.send(`PATCH ${profilePath(repositoryId)}`, { body });
async function sectionsOf(api: Api, repositoryId: string): Promise<string[]> {
  const { body } = await api.send(`GET ${profilePath(repositoryId)}`);
  return (body['sections'] as { id: string }[]).map(({ id }) => id);
}

describe('the catalogue', () => {
  it.each([
    ['5.0.0', 17, { L1: 70, L2: 253, L3: 345 }, { id: 'V6', name: 'Authentication' }],
    ['4.0.3', 14, { L1: 128, L2: 259, L3: 278 }, { id: 'V2', name: 'Authentication' }],
  ])('lists the chapters of %s with their requirements', async (version, chapters, requirements, authentication) => {
    const { status, body } = await anApi().send(`GET /v1/asvs/${version}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ version, requirements, attribution: expect.stringContaining('CC BY-SA 4.0') });
    expect(body['sections']).toHaveLength(chapters);
    expect(body['sections']).toContainEqual(expect.objectContaining(authentication));
  });

  it('says which chapters ask for nothing at L1', async () => {
    const nothing = async (version: string) => {
      const { body } = await anApi().send(`GET /v1/asvs/${version}`);
      return (body['sections'] as { id: string; nothingAtL1: boolean }[])
        .filter(({ nothingAtL1 }) => nothingAtL1)
        .map(({ id }) => id);
    };
    expect(await nothing('5.0.0')).toEqual(['V16', 'V17']);
    expect(await nothing('4.0.3')).toEqual(['V1']);
  });

  it('refuses a version that it does not know', async () => {
    expect(await anApi().send('GET /v1/asvs/3.1')).toMatchObject({
      status: 400,
      body: { code: 'request_invalid', detail: expect.stringContaining('must be 5.0.0 or 4.0.3') },
    });
  });
});

describe('another version of the ASVS', () => {
  it('shows what was detected for it, and back again', async () => {
    const api = await anApiWith('acme/login');
    expect(await sectionsOf(api, 'acme/login')).toEqual(['V6', 'V7', 'V15']);
    const answer = await follow(api, '4.0.3');
    expect(answer.body).toMatchObject({
      settings: { asvsVersion: '4.0.3' },
      asvsSectionsTracked: 3,
      asvsMoved: { from: '5.0.0', to: '4.0.3', items: [] },
    });
    expect(await sectionsOf(api, 'acme/login')).toEqual(['V2', 'V3', 'V14']);
    await follow(api, '5.0.0');
    expect(await sectionsOf(api, 'acme/login')).toEqual(['V6', 'V7', 'V15']);
    expect(api.queue.requested).toMatchObject([{ reason: 'settings_changed' }, { reason: 'settings_changed' }]);
  });

  it('tells of each repository what moved, what was split, what did not move and what has no counterpart', async () => {
    const api = await anApiWith('acme/login', 'acme/shop', 'acme/untouched');
    await edit(api, 'acme/login', { add: ['V9', 'V17'], remove: ['V6', 'V15'] });
    await edit(api, 'acme/shop', { add: ['V2'] });
    const { body } = await follow(api, '4.0.3');
    expect(body['asvsMoved']).toEqual({
      from: '5.0.0',
      to: '4.0.3',
      items: [
        {
          repositoryId: 'acme/login',
          moves: [
            move('V9', 'added', 'moved', { to: ['V3'], pleaseCheck: true }),
            move('V17', 'added', 'no_counterpart', { pleaseCheck: true }),
            move('V6', 'removed', 'moved', { to: ['V2'] }),
            move('V15', 'removed', 'not_moved', { pleaseCheck: true }),
          ],
          links: { asvs: profilePath('acme/login') },
        },
        {
          repositoryId: 'acme/shop',
          moves: [move('V2', 'added', 'split', { to: ['V5', 'V11'], offered: ['V1'], pleaseCheck: true })],
          links: { asvs: profilePath('acme/shop') },
        },
      ],
    });
    expect(await sectionsOf(api, 'acme/login')).toEqual(['V3', 'V14']);
    expect((await api.send(`GET ${profilePath('acme/shop')}`)).body).toMatchObject({
      sections: [{}, {}, { id: 'V5', pleaseCheck: true, movedFrom: [{ version: '5.0.0', id: 'V2' }] }, {}, {}],
      suggested: [{ id: 'V1', movedFrom: [{ version: '5.0.0', id: 'V2' }] }],
    });
    await follow(api, '5.0.0');
    expect(await sectionsOf(api, 'acme/login')).toEqual(['V7', 'V9', 'V17']);
  });

  it('tells the same where the team connects anew with it', async () => {
    const api = await anApiWith('acme/login');
    await edit(api, 'acme/login', { add: ['V9'] });
    const { url, apiKey } = await aServedDefectDojo();
    const { body } = await api.send('PUT /v1/connection', {
      body: { url, apiKey, settings: { asvsVersion: '4.0.3' } },
    });
    expect(body).toMatchObject({
      settings: { asvsVersion: '4.0.3' },
      asvsMoved: { from: '5.0.0', to: '4.0.3', items: [{ repositoryId: 'acme/login' }] },
    });
  });

  it('names its own chapters when a section is refused', async () => {
    const api = await anApiWith('acme/login');
    await follow(api, '4.0.3');
    expect((await edit(api, 'acme/login', { add: ['V15'] })).body).toMatchObject({
      code: 'section_unknown',
      detail: 'V15 is not a chapter of ASVS 4.0.3, which has V1 to V14.',
    });
  });

  it('is no change where it is followed already', async () => {
    const api = await anApiWith('acme/login');
    expect((await follow(api, '5.0.0')).body).not.toHaveProperty('asvsMoved');
  });

  it('can be looked at before it is followed, without what is no longer mapped', async () => {
    const api = await anApiWith('acme/login', 'acme/shop');
    await edit(api, 'acme/login', { add: ['V9'] });
    await edit(api, 'acme/shop', { add: ['V9'] });
    await api.send(`DELETE /v1/mappings/${idOf('acme/shop')}`);
    const { body } = await api.send('GET /v1/asvs/4.0.3/moved-choices');
    expect(body).toMatchObject({ from: '5.0.0', to: '4.0.3', items: [{ repositoryId: 'acme/login' }] });
    expect((await api.send('GET /v1/asvs/5.0.0/moved-choices')).body['items']).toEqual([]);
    const claims = managerOf('team-2');
    expect((await api.send('GET /v1/asvs/4.0.3/moved-choices', { claims })).body['items']).toEqual([]);
  });

  it('is told page by page for a team with hundreds of repositories', async () => {
    const names = Array.from({ length: 450 }, (_, index) => `acme/r${String(index).padStart(3, '0')}`);
    const api = await anApiWith(...names);
    for (const name of names) await edit(api, name, { add: ['V10'] });
    const { body } = await follow(api, '4.0.3');
    const told: string[] = [];
    let page = body['asvsMoved'] as { items: { repositoryId: string }[]; nextCursor?: string };
    for (;;) {
      told.push(...page.items.map(({ repositoryId }) => repositoryId));
      if (page.nextCursor === undefined) break;
      const query = { cursor: page.nextCursor };
      page = (await api.send('GET /v1/asvs/4.0.3/moved-choices', { query })).body as typeof page;
    }
    expect(told).toEqual(names);
    expect(body['asvsSectionsTracked']).toBe(450 * 3);
  });
});

describe('the connection', () => {
  it('shows the version and the sections tracked over all mapped repositories, also those never scanned', async () => {
    const api = await anApiWith('acme/login');
    await api.teams.createMapping(aMapping(aRepository('acme/new')));
    const { body } = await api.send('GET /v1/connection');
    expect(body).toMatchObject({
      settings: { asvsVersion: '5.0.0' },
      repositoriesMapped: 2,
      asvsSectionsTracked: 4,
    });
    await api.send(`DELETE /v1/mappings/${idOf('acme/login')}`);
    expect((await api.send('GET /v1/connection')).body).toMatchObject({
      repositoriesMapped: 1,
      asvsSectionsTracked: 1,
    });
  });

  it('that was never made follows the latest version', async () => {
    const { body } = await anApi().send('GET /v1/connection');
    expect(body).toMatchObject({ settings: { asvsVersion: '5.0.0' }, repositoriesMapped: 0, asvsSectionsTracked: 0 });
  });
});

function move(
  section: string,
  choice: string,
  outcome: string,
  rest: { to?: string[]; offered?: string[]; pleaseCheck?: boolean } = {},
) {
  return { section, choice, outcome, to: [], offered: [], pleaseCheck: false, why: expect.any(String), ...rest };
}
