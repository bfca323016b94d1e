import { describe, expect, it, vi } from 'vitest';
import { mappingPath } from '../../../../../functions/api/core/links.ts';
import { VersionConflictError } from '../../../../../shared/ports/team-store.ts';
import { aRepository } from '../../../../support/sync-fixtures.ts';
import { aTeamWithFile, row } from './a-team-with-file.ts';

const key = aRepository('acme/a', 'team-1');
const asvsPath = `${mappingPath(key.repositoryId)}/asvs`;

async function aTeam() {
  const team = await aTeamWithFile();
  const { api, products, exported } = team;
  const plain = row('acme/a', { id: products.shop });
  await team.put([plain]);
  const edit = (body: object) => api.send(`PATCH ${asvsPath}`, { body });
  const rows = async () => (await exported()).body['mappings'] as object[];
  const profile = () => api.asvs.profile(key);
  return { ...team, plain, edit, rows, profile };
}

describe('the ASVS in a file of mappings', () => {
  it('is what people chose, which changes nothing when it is sent back', async () => {
    const { edit, rows, put, exported, told, profile } = await aTeam();
    expect(Object.keys((await rows())[0] ?? {})).toEqual(['repositoryId', 'product']);
    await edit({ level: 'L3', add: ['V10', 'V6'], remove: ['V15'] });
    const [only] = await rows();
    const sections = { version: '5.0.0', added: ['V6', 'V10'], removed: ['V15'] };
    expect(only).toMatchObject({ level: 'L3', sections });
    const before = await profile();
    const etag = String((await exported()).headers['etag']);
    expect(told(await put([only], {}, { 'if-match': etag }))).toEqual(['acme/a unchanged done']);
    expect(await profile()).toEqual(before);
  });

  it('is put right by it, told with its reasons, and synced without the mapping being changed', async () => {
    const { api, edit, plain, put, results, rows } = await aTeam();
    await edit({ level: 'L3', add: ['V10'] });
    const mapping = await api.teams.mapping(key);
    const file = [{ ...plain, level: 'L2', sections: { added: ['V6'], removed: ['V15'] } }];
    const asked = api.queue.requested.length;
    const reasons = [
      'The ASVS level changes from L3 to L2.',
      'What people chose of ASVS sections changes from +V10 to +V6 -V15.',
    ];
    const preview = await put(file, { dryRun: 'true' });
    expect(results(preview)).toMatchObject([{ change: 'change', status: 'planned', reasons }]);
    expect(api.queue.requested).toHaveLength(asked);
    expect(results(await put(file))).toMatchObject([{ change: 'change', status: 'done', reasons }]);
    expect(await rows()).toMatchObject([
      { level: 'L2', sections: { version: '5.0.0', added: ['V6'], removed: ['V15'] } },
    ]);
    expect(await api.teams.mapping(key)).toEqual(mapping);
    expect(api.queue.requested).toHaveLength(asked + 1);
    expect((await put(file)).body).toMatchObject({ complete: true, counts: { unchanged: 1 } });
  });

  it('comes along with a repository that is mapped, and with a change of its product', async () => {
    const { api, products, put, rows } = await aTeam();
    await put([
      { ...row('acme/a', { id: products.web }), level: 'L2' },
      { ...row('acme/new', { id: products.web }), sections: { added: ['V6'] } },
    ]);
    expect(await rows()).toEqual([
      { ...row('acme/a', { id: products.web, name: 'Web' }), level: 'L2' },
      {
        ...row('acme/new', { id: products.web, name: 'Web' }),
        sections: { version: '5.0.0', added: ['V6'], removed: [] },
      },
    ]);
    expect(api.queue.requested.length).toBeGreaterThan(2);
  });

  it('keeps a mapping where it leads where it can’t be chosen, so that no product changes without a sync', async () => {
    const { api, products, put, told, mapped } = await aTeam();
    const file = [{ ...row('acme/a', { id: products.web }), level: 'L2' }];
    const asked = api.queue.requested.length;
    const failing = vi.spyOn(api.asvs, 'putProfile').mockRejectedValue(new VersionConflictError('Others.'));
    expect(told(await put(file))).toEqual(['acme/a change failed']);
    expect(await mapped()).toEqual(['acme/a Shop']);
    expect(api.queue.requested).toHaveLength(asked);
    failing.mockRestore();
    expect(told(await put(file))).toEqual(['acme/a change done']);
    expect(await mapped()).toEqual(['acme/a Web']);
    expect(api.queue.requested.length).toBeGreaterThan(asked);
  });

  it('is synced too where the product of its row can’t be had', async () => {
    const { api, put, told } = await aTeam();
    const file = [{ ...row('acme/a', { id: 4_711 }), level: 'L2' }];
    const asked = api.queue.requested.length;
    expect(told(await put(file))).toEqual(['acme/a change failed']);
    expect(api.queue.requested.slice(asked)).toMatchObject([{ reason: 'asvs_changed' }]);
  });

  it('stays as it is where a row says nothing, and goes back to what is proposed and detected where it says so', async () => {
    const { edit, plain, put, rows, told } = await aTeam();
    await edit({ level: 'L3', add: ['V10'] });
    expect(told(await put([plain]))).toEqual(['acme/a unchanged done']);
    await put([{ ...plain, level: null, sections: {} }]);
    expect(Object.keys((await rows())[0] ?? {})).toEqual(['repositoryId', 'product']);
  });

  it('names each row whose sections can’t be, with what to do, and changes nothing', async () => {
    const { plain, products, put, mapped } = await aTeam();
    const other = row('acme/b', { id: products.web });
    const bad = [
      { ...plain, sections: { version: '4.0.3', added: ['V2'] } },
      { ...other, sections: { removed: ['V99'] } },
    ];
    expect((await put(bad)).body).toMatchObject({
      code: 'request_invalid',
      field: 'mappings.0.sections.version',
      errors: [
        { pointer: '/mappings/0/sections/version', detail: expect.stringContaining('follows ASVS 5.0.0, not 4.0.3') },
        { pointer: '/mappings/1/sections/removed/0', detail: expect.stringContaining('V1 to V17. Choose from') },
      ],
    });
    const twice = await put([{ ...plain, level: 'L9', sections: { added: ['V6'], removed: ['V6'] } }]);
    expect(twice.body).toMatchObject({
      errors: expect.arrayContaining([expect.objectContaining({ pointer: '/mappings/0/level' })]),
    });
    expect(await mapped()).toEqual(['acme/a Shop']);
  });

  it('is not undone by a file that was exported before somebody chose something else', async () => {
    const { edit, exported, plain, put } = await aTeam();
    const etag = String((await exported()).headers['etag']);
    await edit({ level: 'L3' });
    expect((await put([{ ...plain, level: 'L1' }], {}, { 'if-match': etag })).status).toBe(412);
  });
});
