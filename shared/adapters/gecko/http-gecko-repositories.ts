import * as z from 'zod';
import { repositoryIdSchema } from '../../domain/names/ids.ts';
import { UnexpectedStatusError } from '../../http/failure/outbound-error.ts';
import { createOutboundClient } from '../../http/outbound-client.ts';
import type { GeckoRepositories, GeckoRepository, GeckoRepositoryPage } from '../../ports/gecko-repositories.ts';
import { ListingPositionError } from '../../ports/listing-position-error.ts';
import { geckoFailure } from './gecko-failure.ts';
import type { HttpGeckoApiOptions } from './http-gecko-api.ts';

const callDeadlineMs = 10_000;
const nameMaxCharacters = 1_000;

/** Documented are `id` (a UUID) and `name` (the full path); the rest is taken where it is there. */
const rowSchema = z.object({
  id: z.string().min(1).max(nameMaxCharacters).nullish().catch(undefined),
  name: z.string().max(nameMaxCharacters),
  provider: z.string().max(nameMaxCharacters).nullish(),
  defaultBranch: z.string().max(nameMaxCharacters).nullish(),
});

type Row = z.infer<typeof rowSchema>;

const listingSchema = z.object({
  data: z.array(rowSchema),
  pagination: z.object({ total: z.int().nonnegative(), hasMore: z.boolean() }),
});

/** {@link GeckoRepositories} over Gecko's public API v1. Call `close` when done with it. */
export function createHttpGeckoRepositories(
  options: HttpGeckoApiOptions,
): GeckoRepositories & { close(): Promise<void> } {
  const client = createOutboundClient({
    baseUrl: options.baseUrl,
    rules: options.rules,
    userAgent: options.userAgent,
    defaultHeaders: { 'x-api-key': options.apiKey },
  });
  return {
    async repositories({ search, ...page }) {
      const query = { ...page, ...(search ? { name: search } : {}) };
      try {
        const request = { method: 'GET', path: '/api/v1/repositories', query, deadlineMs: callDeadlineMs } as const;
        return pageOf((await client.requestJson(listingSchema, request)).data);
      } catch (error) {
        throw refusedPosition(error, page.offset) ?? geckoFailure(error, options.clock.now());
      }
    },
    close: () => client.close(),
  };
}

/** Of a listing, the offset is all that can be wrong with a request whose first page was answered. */
function refusedPosition(error: unknown, offset: number): ListingPositionError | undefined {
  const isRefused = error instanceof UnexpectedStatusError && [400, 422].includes(error.status);
  return isRefused && offset > 0 ? new ListingPositionError('Gecko lists nothing there.') : undefined;
}

function pageOf({ data, pagination }: z.infer<typeof listingSchema>): GeckoRepositoryPage {
  const read = data.map((row) => ({ row, id: repositoryIdSchema.safeParse(pathOf(row)) }));
  return {
    repositories: read.flatMap(({ row, id }) => (id.success ? [repositoryOf(id.data, row)] : [])),
    unusable: read.flatMap(({ row, id }) => (id.success ? [] : [row.name])),
    ...pagination,
  };
}

/** The path that Gecko's API uses: GitLab projects carry a prefix there, but not in the name of the listing. */
function pathOf({ name, provider }: Row): string {
  const prefixed = /^gitlab$/i.test(provider ?? '') && !name.startsWith('gitlab:');
  return prefixed ? `gitlab:${name}` : name;
}

function repositoryOf(id: GeckoRepository['id'], { id: geckoId, provider, defaultBranch }: Row): GeckoRepository {
  return {
    id,
    ...(geckoId ? { geckoId } : {}),
    ...(provider ? { provider } : {}),
    ...(defaultBranch ? { defaultBranch } : {}),
  };
}
