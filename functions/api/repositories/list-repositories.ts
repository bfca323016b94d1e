import type * as z from 'zod';
import {
  type RepositoryView,
  type repositoriesQuerySchema,
  repositoryRowsMax,
} from '../../../shared/contracts/management-api/repository.ts';
import type { OpenGecko } from '../../../shared/ports/gecko-repositories.ts';
import { withGecko } from '../core/gecko.ts';
import { offsetOf, readPage } from '../core/paged.ts';
import type { Answer, Call } from '../core/route.ts';
import type { Services } from '../core/services.ts';
import { csvOf } from './csv.ts';
import { repositoryViews } from './repository-view.ts';

type Query = z.output<typeof repositoriesQuerySchema>;
type ListCall = Call<unknown, Query>;

const defaultLimit = 25;
/** Repositories asked of Gecko at once. */
const geckoRowsPerCall = 100;
/** No further call to Gecko is begun after this, milliseconds: a page may then have fewer rows than asked for, and a cursor. */
const readForMs = 15_000;

/** One page of the settings table, as JSON or CSV: Gecko's repositories, each with what is known of its mapping. */
export async function listRepositories({ caller, query, wantsCsv }: ListCall, services: Services): Promise<Answer> {
  const { teamId } = caller;
  const { search = '', state, cursor, limit = wantsCsv ? repositoryRowsMax : defaultLimit } = query;
  const unusable: string[] = [];
  const place = { teamId, list: ['repositories', search, state ?? ''], cursor };
  const page = await readPage(place, (after) => {
    const collecting = { teamId, query: { ...query, limit }, offset: offsetOf(after), unusable };
    return withGecko(services, teamId, (gecko) => collect(services, gecko, collecting));
  });
  if (!wantsCsv) return { status: 200, body: { ...page, unusable } };
  const csv = csvOf(Object.keys(columns), page.items.map(csvRow));
  return page.nextCursor === undefined
    ? { status: 200, csv }
    : { status: 200, csv, next: nextPath(query, page.nextCursor) };
}

interface Collecting {
  readonly teamId: ListCall['caller']['teamId'];
  readonly query: Query & { readonly limit: number };
  /** Position in Gecko's list to begin at. */
  readonly offset: number;
  readonly unusable: string[];
}

/** Rows that fit the filter, from as many of Gecko's pages as it takes. */
async function collect(services: Services, gecko: OpenGecko, { teamId, query, offset, unusable }: Collecting) {
  const { search, state, limit } = query;
  const connection = await services.teams.connection(teamId);
  const readUntilMs = services.clock.now().getTime() + readForMs;
  const items: RepositoryView[] = [];
  for (let position = offset; ; ) {
    // Never more than may still be taken: a cursor can't point between two rows of one of Gecko's pages.
    const wanted = Math.min(geckoRowsPerCall, limit - items.length);
    const page = await gecko.repositories({ limit: wanted, offset: position, search });
    unusable.push(...page.unusable);
    const rows = await repositoryViews(services, { teamId, connection }, page.repositories);
    const fitting = rows.filter((row) => state === undefined || row.state.status === state);
    items.push(...fitting);
    position += page.repositories.length + page.unusable.length;
    if (!page.hasMore || page.repositories.length + page.unusable.length === 0) return { items };
    if (items.length >= limit || services.clock.now().getTime() > readUntilMs) return { items, next: String(position) };
  }
}

/** The columns of the file, and what stands in them. */
const columns: Readonly<Record<string, (row: RepositoryView) => string | number | undefined>> = {
  repository: ({ repositoryId }) => repositoryId,
  provider: ({ provider }) => provider,
  state: ({ state }) => state.status,
  reason: ({ state }) => state.reason,
  since: ({ state }) => state.since,
  product: ({ product }) => product?.name,
  'product id': ({ product }) => product?.id,
  branch: ({ branch }) => branch,
  'asvs version': ({ asvs }) => asvs?.version,
  level: ({ asvs }) => asvs?.level,
  sections: ({ asvs }) => asvs?.sections.join(' '),
  'last in sync': ({ lastInSyncAt }) => lastInSyncAt,
  'last run': ({ lastRun }) => lastRun?.finishedAt,
  'last run outcome': ({ lastRun }) => lastRun?.outcome,
};

function csvRow(row: RepositoryView): string[] {
  return Object.values(columns).map((cellOf) => String(cellOf(row) ?? ''));
}

/** A file has no place for the next cursor, so it goes as a link (RFC 8288). */
function nextPath({ search, state, limit }: Query, cursor: string): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ search, state, limit })) {
    if (value !== undefined) query.set(name, String(value));
  }
  query.set('cursor', cursor);
  return `/v1/repositories?${query}`;
}
