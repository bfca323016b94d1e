import type * as z from 'zod';
import type { changeMappingBodySchema } from '../../../shared/contracts/management-api/mapping.ts';
import { followedAsvsVersion } from '../../../shared/domain/team/connection.ts';
import type { Mapping } from '../../../shared/domain/team/mapping.ts';
import { asvsChange, wantsAsvs } from '../asvs/asvs-edit.ts';
import { changeProfile } from '../asvs/change-profile.ts';
import { auditEntry, auditedMapping } from '../audit/audit-entry.ts';
import type { Caller } from '../core/authorization.ts';
import { mappingNotFound, repositoryKeyOf } from '../core/mapping-id.ts';
import { requireMatch } from '../core/precondition.ts';
import type { Answer, Call } from '../core/route.ts';
import type { Services } from '../core/services.ts';
import { withStoredDefectDojo } from '../core/stored-defectdojo.ts';
import { requestSync } from '../syncs/request-syncs.ts';
import { askSharerOfProduct } from './ask-sharer.ts';
import { mappingView } from './mapping-view.ts';
import { resolveProduct } from './resolve-product.ts';

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
  const changed = await changePlace(services, caller, current, body);
  if (wantsAsvs(body)) await changeProfile(services, caller, { key }, profileChange);
  await requestSync(services, caller, key, { reason: 'mapping_changed' });
  if (changed.product.id !== current.product.id) await askSharerOfProduct(services, caller, current);
  const connection = await teams.connection(caller.teamId);
  return { status: 200, version: changed.version, body: await mappingView(services, connection, changed) };
}

/** Leaves the mapping in its version where neither product nor branch is given: a running sync may then go on. */
async function changePlace(
  services: Services,
  caller: Caller,
  current: Mapping,
  { product, branch }: ChangeBody,
): Promise<Mapping> {
  if (product === undefined && branch === undefined) return current;
  const placed = await withProduct(services, caller, current, product);
  const changed = { ...withBranch(placed, branch), version: current.version + 1 };
  const { repositoryId } = current;
  const change = { repositoryId, before: auditedMapping(current), after: auditedMapping(changed) };
  await services.teams.putMapping(changed, auditEntry(services, caller, { action: 'mapping_changed', ...change }));
  return changed;
}

function withBranch(mapping: Mapping, branch: ChangeBody['branch']): Mapping {
  if (branch === undefined) return mapping;
  const { branch: _former, ...rest } = mapping;
  return branch === null ? rest : { ...rest, branch };
}

async function withProduct(
  services: Services,
  caller: Caller,
  mapping: Mapping,
  choice: ChangeBody['product'],
): Promise<Mapping> {
  if (choice === undefined) return mapping;
  return withStoredDefectDojo(services, caller, async (dojo, connection) => {
    const { id, name, createdAt } = await resolveProduct(dojo, {
      choice,
      repositoryId: mapping.repositoryId,
      connection,
    });
    const { attention: _attention, productCreatedAt: _createdAt, ...rest } = mapping;
    const created = createdAt === undefined ? {} : { productCreatedAt: createdAt };
    return { ...rest, product: { id, name }, ...created, baseUrl: connection.baseUrl };
  });
}
