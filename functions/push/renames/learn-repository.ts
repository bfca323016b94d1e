import { OutsideFailure } from '../../../shared/domain/failures/outside-failure.ts';
import type { RepositoryKey } from '../../../shared/domain/names/ids.ts';
import type { Connection } from '../../../shared/domain/team/connection.ts';
import type { Mapping } from '../../../shared/domain/team/mapping.ts';
import { formerMapping, formerNamesOf } from '../../../shared/domain/team/renamed-repository.ts';
import { leaveLine } from '../../../shared/line/leave-line.ts';
import type { SyncStore } from '../../../shared/ports/sync-store.ts';
import type { OpenWorkDependencies, Round } from '../round.ts';
import { isKeyRejected, listedRepositories } from './listed-repositories.ts';
import { takeOver } from './take-over.ts';

/**
 * Learns Gecko's own id of a mapped repository, once. Another mapping with that id is what the repository was mapped as under a
 * former name: nothing was exported under the new one yet, then it is taken over; else a person has to look at it.
 */
export async function learnRepository(
  dependencies: OpenWorkDependencies,
  round: Round,
  { mapping, connection }: { readonly mapping: Mapping; readonly connection: Connection },
): Promise<void> {
  const { teams, store, clock } = dependencies;
  const { key } = round;
  const listed = await listedRepositories(dependencies, round).catch(unlessForbidden);
  const own = listed.find(({ id }) => id === key.repositoryId);
  const former = own && formerMapping(await teams.mappingsNamedAs(key.teamId, own), own, listed);
  let formerNames: Mapping['formerNames'];
  if (former !== undefined) {
    if (await isFreeToTakeOver(store, key, { mapping, former, baseUrl: mapping.baseUrl ?? connection.baseUrl })) {
      const movedFrom = former.movedFrom ?? former.repositoryId;
      await takeOver(dependencies, round, { mapping: { ...mapping, movedFrom }, connection });
      // A sync of it that has come to its end since then may have learnt former names.
      const { formerNames: before = former.formerNames } = (await teams.mapping(former)) ?? former;
      await teams.deleteMapping(former);
      await leaveLine(dependencies, former);
      formerNames = formerNamesOf({ ...former, formerNames: before }, key.repositoryId);
    } else {
      const reason = `Gecko calls the repository "${key.repositoryId}" now, which is mapped itself. Remove this mapping, and delete what it exported from DefectDojo.`;
      await teams.noteMapping(former, { code: 'repository_renamed', reason, since: clock.now().toISOString() });
    }
  }
  await teams.noteRepository(key, { geckoRepositoryId: own?.geckoId ?? null, formerNames });
}

/** Whether nothing was exported under the new name yet, or its place is the former one, since a function died while it took that over. */
async function isFreeToTakeOver(
  store: Pick<SyncStore, 'placement'>,
  key: RepositoryKey,
  { mapping, former, baseUrl }: { readonly mapping: Mapping; readonly former: Mapping; readonly baseUrl: string },
): Promise<boolean> {
  const own = await store.placement(key, baseUrl, mapping.product.id);
  if (own === undefined) return true;
  const old = { ...key, repositoryId: former.movedFrom ?? former.repositoryId };
  return (await store.placement(old, baseUrl, mapping.product.id))?.placementId === own.placementId;
}

/**
 * A key that may not list repositories may read their findings all the same, which one that is rejected may not: then it isn't known
 * yet whether the repository is listed. Whatever passes by itself, the sync waits for.
 */
function unlessForbidden(error: unknown): [] {
  if (error instanceof OutsideFailure && error.kind === 'setup' && !isKeyRejected(error)) return [];
  throw error;
}
