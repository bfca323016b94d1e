import type { operations } from '../../../../../functions/api/client/api-types.ts';
import { answerOf, api } from '../api/api.ts';
import { saveFile } from './save-file.ts';

/** Which rows of the table are wanted. */
export type RepositoryFilter = Pick<
  NonNullable<operations['listRepositories']['parameters']['query']>,
  'search' | 'state'
>;

/** Has the browser save the table as a file, as the filter shows it, all pages of it. */
export async function downloadCsv(filter: RepositoryFilter): Promise<void> {
  const pages: string[] = [];
  let cursor: string | undefined;
  do {
    const query = { ...filter, limit: 1000, ...(cursor && { cursor }) };
    const call = api.GET('/v1/repositories', { params: { query }, headers: { accept: 'text/csv' }, parseAs: 'text' });
    const text: string = await answerOf(call);
    const { response } = await call;
    cursor = nextCursor(response.headers.get('link'));
    pages.push(pages.length === 0 ? text : withoutHeader(text));
  } while (cursor !== undefined);
  saveFile('repositories.csv', 'text/csv', pages.join(''));
}

function nextCursor(link: string | null): string | undefined {
  const target = /<([^>]*)>\s*;\s*rel="?next"?/.exec(link ?? '')?.[1];
  return target === undefined ? undefined : (new URL(target, location.href).searchParams.get('cursor') ?? undefined);
}

const withoutHeader = (csv: string) => csv.slice(csv.indexOf('\n') + 1);
