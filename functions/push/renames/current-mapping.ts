import type { BaselineScan } from '../../../shared/domain/sync/sync-state.ts';
import type { Connection } from '../../../shared/domain/team/connection.ts';
import type { Mapping } from '../../../shared/domain/team/mapping.ts';
import type { OpenWorkDependencies, Round } from '../round.ts';
import { followRename } from './follow-rename.ts';
import { takeOver } from './take-over.ts';

/** The mapping of a round's repository, and the newest scan that was known of it under a former name. */
export interface CurrentMapping {
  readonly mapping: Mapping | undefined;
  readonly formerBaseline: BaselineScan | undefined;
}

/** The mapping that a repository has, or had under the name that Gecko called it by before. */
export async function currentMapping(
  dependencies: OpenWorkDependencies,
  round: Round,
  connection: Connection | undefined,
): Promise<CurrentMapping> {
  const own = await dependencies.teams.mapping(round.key);
  if (connection === undefined) return { mapping: own, formerBaseline: undefined };
  const mapping = own ?? (await followRename(dependencies, round));
  const formerBaseline = mapping && (await takeOver(dependencies, round, { mapping, connection }));
  return { mapping, formerBaseline };
}
