import type { RepositoryKey } from '../../../shared/domain/names/ids.ts';
import { placeInLine } from '../../../shared/domain/sync/in-line.ts';
import type { Pause } from '../../../shared/domain/sync/pause.ts';
import type { SyncState } from '../../../shared/domain/sync/sync-state.ts';
import type { Services } from './services.ts';

/** The place of a repository in the line that it stands in, and the operator's pause that keeps the line as it is. */
interface Place {
  readonly place?: number | undefined;
  readonly pause?: Pause | undefined;
}

/** Tells the place of a repository by the state of its syncs; nothing of one that stands in no line. */
export type PlaceOf = (key: RepositoryKey, sync: Pick<SyncState, 'waitsInLine'>) => Promise<Place>;

/** Reads each line once, when it is first asked for: the rows of a page stand in the same one. */
export function placesInLines({ line, pauses }: Pick<Services, 'line' | 'pauses'>): PlaceOf {
  const lines = new Map<string, Promise<readonly [readonly RepositoryKey[], Pause | undefined]>>();

  return async (key, { waitsInLine }) => {
    if (waitsInLine === undefined) return {};
    const { instance } = waitsInLine;
    const read = lines.get(instance) ?? Promise.all([everyoneIn(instance), pauses.pauseOf(instance)]);
    lines.set(instance, read);
    const [everyone, pause] = await read;
    return { place: placeInLine(everyone, key), pause };
  };

  async function everyoneIn(instance: string): Promise<RepositoryKey[]> {
    const everyone: RepositoryKey[] = [];
    for await (const { teamId, repositoryId } of line.everyone(instance)) everyone.push({ teamId, repositoryId });
    return everyone;
  }
}
