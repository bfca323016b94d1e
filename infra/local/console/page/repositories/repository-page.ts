import type { RepositoryPage } from '../../../../../functions/api/client/api-types.ts';
import { answerOf, api } from '../api/api.ts';
import type { RepositoryFilter } from './csv-download.ts';

const perPage = 25;

/** One page of the table. */
export function pageOf(filter: RepositoryFilter, cursor?: string): Promise<RepositoryPage> {
  const query = { ...filter, limit: perPage, ...(cursor && { cursor }) };
  return answerOf(api.GET('/v1/repositories', { params: { query } }));
}

/** The page that is shown first. Whoever waits for it hears of what goes wrong. */
export function firstPage(): Promise<RepositoryPage> {
  const page = pageOf({});
  page.catch(() => {});
  return page;
}
