import { OutsideFailure } from '../../../shared/domain/failures/outside-failure.ts';
import type { RepositoryKey } from '../../../shared/domain/names/ids.ts';
import type { GeckoRepositories, GeckoRepository } from '../../../shared/ports/gecko-repositories.ts';
import type { OpenWorkDependencies, Round } from '../round.ts';

const rowsPerPage = 100;
/** Names that hold the whole path of another repository are few; each is a call of Gecko's 1,000 an hour. */
const pagesMax = 3;

/**
 * What Gecko lists under a repository's name. How it compares names isn't documented: rows of others are among them, and what
 * isn't found by its whole name is looked for by the last part of it. A key from memory that Gecko rejects may only be an old one.
 *
 * @throws {OutsideFailure}
 */
export async function listedRepositories(
  dependencies: Pick<OpenWorkDependencies, 'keys' | 'openGecko'>,
  round: Pick<Round, 'key' | 'runId' | 'endsAt'>,
): Promise<readonly GeckoRepository[]> {
  const { keys } = dependencies;
  const { teamId } = round.key;
  const apiKey = await keys.geckoKey(teamId);
  if (apiKey === undefined) return [];
  try {
    return await listedWith(apiKey, dependencies, round);
  } catch (error) {
    const stored = isKeyRejected(error) ? await keys.geckoKey(teamId, { fresh: true }) : undefined;
    if (stored === undefined || stored === apiKey) throw error;
    return listedWith(stored, dependencies, round);
  }
}

/** Whether Gecko says that it doesn't know the key, so that its answer tells nothing of what it lists. */
export function isKeyRejected(error: unknown): boolean {
  return error instanceof OutsideFailure && error.code === 'gecko_key_rejected';
}

async function listedWith(
  apiKey: string,
  { openGecko }: Pick<OpenWorkDependencies, 'openGecko'>,
  { key, runId, endsAt }: Pick<Round, 'key' | 'runId' | 'endsAt'>,
): Promise<readonly GeckoRepository[]> {
  const gecko = openGecko(apiKey, { runId, endsAt });
  try {
    const ofWholeName = await search(gecko, nameOf(key));
    if (ofWholeName.some(({ id }) => id === key.repositoryId)) return ofWholeName;
    return [...ofWholeName, ...(await search(gecko, nameOf(key).split('/').at(-1)))];
  } finally {
    await gecko.close();
  }
}

async function search(gecko: GeckoRepositories, text: string | undefined): Promise<GeckoRepository[]> {
  const listed: GeckoRepository[] = [];
  for (let pages = 0; pages < pagesMax; pages += 1) {
    const page = await gecko.repositories({ limit: rowsPerPage, offset: pages * rowsPerPage, search: text });
    listed.push(...page.repositories);
    if (!page.hasMore) break;
  }
  return listed;
}

/** The path without the provider that Gecko's API puts before it, and its list of repositories doesn't. */
function nameOf({ repositoryId }: RepositoryKey): string {
  return repositoryId.replace(/^[a-z]+:/i, '');
}
