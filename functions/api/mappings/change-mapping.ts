import type * as z from 'zod';
import type { changeMappingBodySchema } from '../../../shared/contracts/management-api/mapping.ts';
import { followedAsvsVersion } from '../../../shared/domain/team/connection.ts';
import { asvsChange, wantsAsvs } from '../asvs/asvs-edit.ts';
import { changeProfile } from '../asvs/change-profile.ts';
import { mappingNotFound, repositoryKeyOf } from '../core/mapping-id.ts';
import { requireMatch } from '../core/precondition.ts';
import type { Answer, Call } from '../core/route.ts';
import type { Services } from '../core/services.ts';
import { withStoredDefectDojo } from '../core/stored-defectdojo.ts';
import { noteSync, requestNoted } from '../syncs/request-sync.ts';
import { mappingView } from './mapping-view.ts';
import { storePlace } from './store-place.ts';
import { wantedPlace } from './wanted-place.ts';

type ChangeBody = z.output<typeof changeMappingBodySchema>;
type ChangeCall = Call<{ mappingId: string }, unknown, ChangeBody>;

/** Changes product, branch, level or sections of a mapping and asks for a sync, which moves on from there. */
export async function changeMapping(
  { caller, params, body, ifMatch }: ChangeCall,
  services: Services,
): Promise<Answer> {
  const { teams } = services;
  const key = repositoryKeyOf(caller, params.mappingId);
  const current = await teams.mapping(key);
  if (!current) throw mappingNotFound();
  requireMatch(ifMatch, current.version);
  const profileChange = asvsChange(body, followedAsvsVersion(await teams.connection(caller.teamId)));
  const place = await wantedPlace(key.repositoryId, body, (talk) =>
    withStoredDefectDojo(services, caller, (dojo, connection) => talk({ dojo, connection })),
  );
  const noted = await noteSync(services, caller, key, { reason: 'mapping_changed' });
  const { mapping: changed, sharer } = await storePlace(services, caller, current, place);
  if (wantsAsvs(body)) await changeProfile(services, caller, { key }, profileChange);
  await requestNoted(services, noted);
  if (sharer) await requestNoted(services, sharer);
  const connection = await teams.connection(caller.teamId);
  return { status: 200, version: changed.version, body: await mappingView(services, connection, changed) };
}
