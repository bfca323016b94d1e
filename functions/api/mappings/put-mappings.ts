import type * as z from 'zod';
import type {
  MappingFileResults,
  mappingFileBodySchema,
  mappingFileQuerySchema,
} from '../../../shared/contracts/management-api/mapping-file.ts';
import type { AsvsVersion } from '../../../shared/domain/asvs/standard/asvs-version.ts';
import { followedAsvsVersion } from '../../../shared/domain/team/connection.ts';
import { type MappingChange, mappingChanges } from '../../../shared/domain/team/mapping-changes.ts';
import { ApiProblem } from '../core/api-problem.ts';
import type { Caller } from '../core/authorization.ts';
import { requireMatch } from '../core/precondition.ts';
import type { Answer, Call } from '../core/route.ts';
import type { Services } from '../core/services.ts';
import { type ConnectedDefectDojo, withStoredDefectDojo } from '../core/stored-defectdojo.ts';
import { requireConnection } from '../core/stored-key.ts';
import { withAsvs } from './asvs-reasons.ts';
import { carryOutChanges } from './carry-out-changes.ts';
import { type ChangeResult, countsOf, isComplete, planned } from './change-results.ts';
import { allMappings, versionOfAll } from './mapping-set.ts';
import { requireEachOnce, requireNamesOfNow } from './require-good-rows.ts';
import { requireSections } from './row-asvs-change.ts';
import { allProfiles } from './team-profiles.ts';

type PutCall = Call<unknown, z.output<typeof mappingFileQuerySchema>, z.output<typeof mappingFileBodySchema>>;

/**
 * Makes the team's mappings those of a file, or tells what that would change. Each row is written over the version that was read,
 * and has its own result; what is so already is left alone, so that the file may be sent again until all of it is done. Mappings
 * that the file leaves out are removed last, and only where nothing failed: a row that was to take one's place may be among that.
 */
export async function putMappings({ caller, ifMatch, query, body }: PutCall, services: Services): Promise<Answer> {
  requireEachOnce(body.mappings);
  const { teamId } = caller;
  const connection = await requireConnection(services.teams, teamId);
  const followed = followedAsvsVersion(connection);
  const [current, profiles] = await Promise.all([allMappings(services, teamId), allProfiles(services, teamId)]);
  requireMatch(ifMatch, versionOfAll(current, profiles, followed));
  requireSections(body.mappings, followed);
  requireNamesOfNow(current, body.mappings);
  const { missing, maxRemovals } = query;
  const changes = mappingChanges(current, body.mappings, { baseUrl: connection.baseUrl, missing }).map(
    (change, at): MappingChange => withAsvs(change, body.mappings[at], profiles, followed),
  );
  const dryRun = query.dryRun === 'true';
  const removals = changes.filter(({ kind }) => kind === 'remove').length;
  if (!dryRun && removals > maxRemovals) throw tooManyRemovals(removals, maxRemovals);
  const items = (dryRun ? changes.map(planned) : await carryOut(services, caller, changes, followed)).map(
    (result, at) => ({
      ...(at < body.mappings.length ? { index: at } : {}),
      ...result,
    }),
  );
  const version = dryRun
    ? versionOfAll(current, profiles, followed)
    : versionOfAll(await allMappings(services, teamId), await allProfiles(services, teamId), followed);
  const results: MappingFileResults = { complete: isComplete(items), dryRun, counts: countsOf(items), items };
  return { status: 200, version, body: results };
}

async function carryOut(
  services: Services,
  caller: Caller,
  changes: readonly MappingChange[],
  followed: AsvsVersion,
): Promise<ChangeResult[]> {
  const work = (connected?: ConnectedDefectDojo) => carryOutChanges(services, caller, changes, { connected, followed });
  if (!changes.some(asksDefectDojo)) return work();
  return withStoredDefectDojo(services, caller, (dojo, connection) => work({ dojo, connection }));
}

function asksDefectDojo(change: MappingChange): boolean {
  return change.kind === 'add' || (change.kind === 'change' && change.product);
}

function tooManyRemovals(removals: number, allowed: number): ApiProblem {
  const detail = `The file leaves out ${removals} mappings, and ${allowed} may be removed so. Nothing was changed.`;
  return new ApiProblem('too_many_removals', detail, { field: 'query.maxRemovals' });
}
