import { OutsideFailure } from '../../../shared/domain/failures/outside-failure.ts';
import type { RepositoryKey } from '../../../shared/domain/names/ids.ts';
import type { AuditEntry } from '../../../shared/domain/team/audit-entry.ts';
import type { Mapping } from '../../../shared/domain/team/mapping.ts';
import { formerMapping, formerNamesOf, mayBeFormer } from '../../../shared/domain/team/renamed-repository.ts';
import { leaveLine } from '../../../shared/line/leave-line.ts';
import { againIfOvertaken } from '../../../shared/ports/again-if-overtaken.ts';
import { everyItem } from '../../../shared/ports/every-item.ts';
import type { OpenWorkDependencies, Round } from '../round.ts';
import { listedRepositories } from './listed-repositories.ts';

/** Most mappings may be one, so that of a team's thousands a few are read first. */
const readFirst = 10;

/**
 * For a repository that isn't mapped: the mapping that it had under another name, which follows it to this one. Asks Gecko only
 * where the team has a mapping that may be it.
 */
export async function followRename(dependencies: OpenWorkDependencies, round: Round): Promise<Mapping | undefined> {
  const { teams } = dependencies;
  const { key } = round;
  if (!(await hasCandidate(teams, key))) return undefined;
  const listed = await listedRepositories(dependencies, round).catch(unlessOutside);
  const own = listed.find(({ id }) => id === key.repositoryId);
  if (own === undefined) return undefined;
  return againIfOvertaken(async () => {
    const mappedMeanwhile = await teams.mapping(key);
    if (mappedMeanwhile) return mappedMeanwhile;
    const former = formerMapping(await teams.mappingsNamedAs(key.teamId, own), own, listed);
    return former && move(dependencies, round, former, own.geckoId ?? null);
  });
}

async function hasCandidate(teams: OpenWorkDependencies['teams'], { teamId, repositoryId }: RepositoryKey) {
  const fewFirst = ({ limit, after }: { limit: number; after?: string | undefined }) =>
    teams.mappings(teamId, { limit: after === undefined ? readFirst : limit, after });
  for await (const mapping of everyItem(fewFirst)) if (mayBeFormer(mapping, repositoryId)) return true;
  return false;
}

/** That Gecko can't be asked makes no difference to most repositories that aren't mapped: the next scan asks again. */
function unlessOutside(error: unknown): [] {
  if (error instanceof OutsideFailure) return [];
  throw error;
}

/** The mapping as it is; what is kept under the old name is taken over by the sync. */
async function move(
  dependencies: OpenWorkDependencies,
  { key, runId, progress }: Round,
  former: Mapping,
  geckoRepositoryId: string | null,
): Promise<Mapping> {
  const { teams, clock } = dependencies;
  const { attention: _ofTheOldName, ...kept } = former;
  const now = clock.now();
  const moved: Mapping = {
    ...kept,
    repositoryId: key.repositoryId,
    // From the time, as that of any new mapping.
    version: now.getTime(),
    geckoRepositoryId,
    movedFrom: former.movedFrom ?? former.repositoryId,
    formerNames: formerNamesOf(former, key.repositoryId),
  };
  const audited: AuditEntry = {
    teamId: key.teamId,
    auditId: runId,
    at: now.toISOString(),
    action: 'mapping_followed_rename',
    repositoryId: key.repositoryId,
    before: { repositoryId: former.repositoryId },
    after: { repositoryId: key.repositoryId, product: former.product },
  };
  await teams.moveMapping(former, moved, audited);
  await leaveLine(dependencies, former);
  progress.warned('repository_renamed', `It was "${former.repositoryId}".`);
  return moved;
}
