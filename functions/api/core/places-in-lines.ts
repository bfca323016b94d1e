import type { RepositoryKey } from '../../../shared/domain/names/ids.ts';
import { placeInLine } from '../../../shared/domain/sync/in-line.ts';
import type { SyncState } from '../../../shared/domain/sync/sync-state.ts';
import type { Services } from './services.ts';

/** Tells the place of a repository in the line that it stands in, by the state of its syncs. */
export type PlaceOf = (key: RepositoryKey, sync: Pick<SyncState, 'waitsInLine'>) => Promise<number | undefined>;

/** Reads each line once, when it is first asked for: the rows of a page stand in the same one. */
export function placesInLines({ line }: Pick<Services, 'line'>): PlaceOf {
  const lines = new Map<string, Promise<RepositoryKey[]>>();

  return async (key, { waitsInLine }) => {
    if (waitsInLine === undefined) return undefined;
    const { instance } = waitsInLine;
    const everyone = lines.get(instance) ?? everyoneIn(instance);
    lines.set(instance, everyone);
    return placeInLine(await everyone, key);
  };

  async function everyoneIn(instance: string): Promise<RepositoryKey[]> {
    const everyone: RepositoryKey[] = [];
    for await (const { teamId, repositoryId } of line.everyone(instance)) everyone.push({ teamId, repositoryId });
    return everyone;
  }
}
