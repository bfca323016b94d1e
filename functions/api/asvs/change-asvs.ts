import type * as z from 'zod';
import type { changeAsvsBodySchema } from '../../../shared/contracts/management-api/asvs.ts';
import { resetToDetected } from '../../../shared/domain/asvs/profile/change-profile.ts';
import type { AsvsVersion } from '../../../shared/domain/asvs/standard/asvs-version.ts';
import type { RepositoryKey } from '../../../shared/domain/names/ids.ts';
import { followedAsvsVersion } from '../../../shared/domain/team/connection.ts';
import { ApiProblem } from '../core/api-problem.ts';
import { mappingNotFound, repositoryKeyOf } from '../core/mapping-id.ts';
import type { Answer, Call } from '../core/route.ts';
import type { Services } from '../core/services.ts';
import { asvsChange } from './asvs-edit.ts';
import { asvsProfileView } from './asvs-view.ts';
import { changeProfile, type ProfileChange } from './change-profile.ts';

type MappingCall<Body = unknown> = Call<{ mappingId: string }, unknown, Body>;
type ChangeCall = MappingCall<z.output<typeof changeAsvsBodySchema>>;

/** Changes level and sections of a mapped repository by hand, and asks for a sync, which tells DefectDojo. */
export async function changeAsvs(call: ChangeCall, services: Services): Promise<Answer> {
  const { key, version } = await mappedRepository(call, services);
  const { asvsVersion = version, ...edit } = call.body;
  if (asvsVersion !== version) {
    throw new ApiProblem('asvs_version_differs', `The connection follows ASVS ${version}, not ${asvsVersion}.`, {
      field: 'asvsVersion',
    });
  }
  return change(call, services, key, asvsChange(edit, version));
}

/** Makes the sections of a mapped repository those that were detected. */
export async function resetAsvs(call: MappingCall, services: Services): Promise<Answer> {
  const { key, version } = await mappedRepository(call, services);
  return change(call, services, key, {
    version,
    action: 'asvs_reset',
    change: (profile) => resetToDetected(profile, version),
  });
}

/** The repository that a path is about, and the version that its team follows. */
export async function mappedRepository(
  { caller, params }: MappingCall,
  { teams }: Pick<Services, 'teams'>,
): Promise<{ key: RepositoryKey; version: AsvsVersion }> {
  const key = repositoryKeyOf(caller, params.mappingId);
  const [mapping, connection] = await Promise.all([teams.mapping(key), teams.connection(caller.teamId)]);
  if (!mapping) throw mappingNotFound();
  return { key, version: followedAsvsVersion(connection) };
}

async function change(
  { caller, ifMatch }: MappingCall,
  services: Services,
  key: RepositoryKey,
  wanted: ProfileChange,
): Promise<Answer> {
  const profile = await changeProfile(services, caller, { key, ifMatch, isSynced: true }, wanted);
  const body = await asvsProfileView(services, profile, wanted.version);
  return { status: 200, version: profile.version, body };
}
