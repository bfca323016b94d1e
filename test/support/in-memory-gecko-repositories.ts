import { repositoryIdSchema } from '../../shared/domain/names/ids.ts';
import type { OpenGecko } from '../../shared/ports/gecko-repositories.ts';

/** Gecko's own id of a repository of {@link createInMemoryGeckoRepositories}. */
export const geckoIdOf = (name: string) => `gecko-id-of-${name}`;

/** Gecko's list of repositories in memory; names that can't be ids are told as unusable. */
export function createInMemoryGeckoRepositories(names: readonly string[] = []): OpenGecko {
  return {
    async repositories({ limit, offset, search = '' }) {
      const fitting = names.filter((name) => name.includes(search));
      const page = fitting.slice(offset, offset + limit);
      const parsed = page.map((name) => ({ name, id: repositoryIdSchema.safeParse(name) }));
      return {
        repositories: parsed.flatMap(({ id }) =>
          id.success ? [{ id: id.data, geckoId: geckoIdOf(id.data), provider: 'github' }] : [],
        ),
        unusable: parsed.flatMap(({ name, id }) => (id.success ? [] : [name])),
        total: fitting.length,
        hasMore: offset + page.length < fitting.length,
      };
    },
    close: async () => {},
  };
}
