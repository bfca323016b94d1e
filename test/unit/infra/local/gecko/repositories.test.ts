import { describe, expect, it } from 'vitest';
import { aGecko } from './a-gecko.ts';

describe('the list of repositories', () => {
  it('gives uuid, full path, provider and default branch', async () => {
    const { list, control } = aGecko();
    await control('PUT', '/teams/team-demo/repositories/gitlab:group%2Fsub%2Fproject', { defaultBranch: 'trunk' });
    const uuid = expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect((await list('/api/v1/repositories')).data).toEqual([
      { id: uuid, name: 'acme/shop', provider: 'github', defaultBranch: 'main' },
      { id: uuid, name: 'group/sub/project', provider: 'gitlab', defaultBranch: 'trunk' },
    ]);
  });

  it('is filtered by a part of the name and paged', async () => {
    const { list, control } = aGecko();
    for (const name of ['acme/Checkout', 'acme/search', 'other/check']) {
      await control('PUT', `/teams/team-demo/repositories/${encodeURIComponent(name)}`, {});
    }
    const page = await list('/api/v1/repositories?name=check&limit=1');
    expect(page).toMatchObject({
      data: [{ name: 'acme/Checkout' }],
      pagination: { total: 2, limit: 1, hasMore: true },
      filters: { name: 'check' },
    });
  });
});
