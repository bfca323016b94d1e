import { describe, expect, it } from 'vitest';
import { aRepository } from '../../../../support/sync-fixtures.ts';
import { aTeamWithFile, row } from './a-team-with-file.ts';

describe('a file of mappings', () => {
  it('is refused where it calls a repository as Gecko called it before, or in another letter case, and nothing is removed', async () => {
    const { api, products, put, mapped } = await aTeamWithFile();
    await put([row('acme/new', { id: products.shop }), row('acme/Cased', { id: products.web })]);
    const key = aRepository('acme/new');
    const formerNames = [aRepository('acme/old').repositoryId];
    await api.teams.noteRepository(key, { geckoRepositoryId: 'r-1', formerNames });
    const file = [row('acme/old', { id: products.shop }), row('acme/cased', { id: products.web })];
    for (const query of [{ dryRun: 'true' }, {}, { missing: 'remove' }, { missing: 'remove', dryRun: 'true' }]) {
      const { status, body } = await put(file, query as Record<string, string>);
      expect({ status, body }).toMatchObject({
        status: 400,
        body: {
          code: 'request_invalid',
          field: 'mappings.0.repositoryId',
          errors: [
            {
              pointer: '/mappings/0/repositoryId',
              detail: 'is called "acme/new" now: name it so; if another repository has the former name, name both',
            },
            {
              pointer: '/mappings/1/repositoryId',
              detail: 'is mapped as "acme/Cased": write it so; if they are two repositories, name both',
            },
          ],
        },
      });
    }
    expect(await mapped()).toEqual(['acme/Cased Web', 'acme/new Shop']);
  });

  it('may name another repository of a former name beside the one that had it', async () => {
    const { api, products, put, told } = await aTeamWithFile();
    await put([row('acme/new', { id: products.shop })]);
    const formerNames = [aRepository('acme/old').repositoryId];
    await api.teams.noteRepository(aRepository('acme/new'), { geckoRepositoryId: 'r-1', formerNames });
    const both = [row('acme/old', { id: products.web }), row('acme/new', { id: products.shop })];
    expect(told(await put(both))).toEqual(['acme/old add done', 'acme/new unchanged done']);
    // It is mapped itself now, so that a file without the other one means what it says.
    expect(told(await put(both.slice(0, 1)))).toEqual(['acme/old unchanged done', 'acme/new keep done']);
  });
});
