import { mappingCreatedReason } from '../../../shared/domain/events/trigger.ts';
import type { RepositoryId } from '../../../shared/domain/names/ids.ts';
import { followedAsvsVersion } from '../../../shared/domain/team/connection.ts';
import type { Mapping } from '../../../shared/domain/team/mapping.ts';
import { VersionConflictError } from '../../../shared/ports/team-store.ts';
import { type AsvsEdit, asvsChange, wantsAsvs } from '../asvs/asvs-edit.ts';
import { changeProfile } from '../asvs/change-profile.ts';
import { auditEntry, auditedMapping } from '../audit/audit-entry.ts';
import { ApiProblem } from '../core/api-problem.ts';
import type { Caller } from '../core/authorization.ts';
import type { Services } from '../core/services.ts';
import type { ConnectedDefectDojo } from '../core/stored-defectdojo.ts';
import { noteSync, requestNoted } from '../syncs/request-sync.ts';
import { resolveProduct, type WantedProduct } from './resolve-product.ts';

/** What is to be mapped to what. */
export interface MappingRequest extends Pick<AsvsEdit, 'level' | 'sections'> {
  readonly repositoryId: RepositoryId;
  readonly product: WantedProduct['choice'];
  readonly branch?: string | undefined;
}

/**
 * Maps a repository to a product and asks for its first sync. Asking again for what is already so is answered with it, so
 * that a request whose answer got lost can be repeated. Level and sections are checked before anything is made.
 *
 * @param reason what its first sync is told to be for
 * @throws {ApiProblem} and `OutsideFailure`
 */
export async function mapRepository(
  services: Services,
  caller: Caller,
  { dojo, connection }: ConnectedDefectDojo,
  wanted: MappingRequest,
  reason: string = mappingCreatedReason,
): Promise<{ mapping: Mapping; isNew: boolean }> {
  const { repositoryId, product: choice, branch } = wanted;
  const profileChange = asvsChange(wanted, followedAsvsVersion(connection));
  const { id, name, createdAt } = await resolveProduct(dojo, { choice, repositoryId, connection });
  const now = services.clock.now();
  const mapping: Mapping = {
    teamId: caller.teamId,
    repositoryId,
    // From the time, so that a mapping that is removed and made again never repeats a version.
    version: now.getTime(),
    product: { id, name },
    ...(createdAt === undefined ? {} : { productCreatedAt: createdAt }),
    baseUrl: connection.baseUrl,
    ...(branch === undefined ? {} : { branch }),
    createdAt: now.toISOString(),
  };
  const existing = await services.teams.mapping(mapping);
  if (existing) requireSame(existing, mapping);
  const noted = await noteSync(services, caller, mapping, { reason });
  const stored = existing ? { mapping: existing, isNew: false } : await storedMapping(services, caller, mapping);
  if (wantsAsvs(wanted)) await changeProfile(services, caller, { key: mapping }, profileChange);
  await requestNoted(services, noted);
  return stored;
}

async function storedMapping(
  services: Services,
  caller: Caller,
  mapping: Mapping,
): Promise<{ mapping: Mapping; isNew: boolean }> {
  const { teams } = services;
  const change = { repositoryId: mapping.repositoryId, after: auditedMapping(mapping) };
  try {
    await teams.createMapping(mapping, auditEntry(services, caller, { action: 'mapping_created', ...change }));
    return { mapping, isNew: true };
  } catch (error) {
    if (!(error instanceof VersionConflictError)) throw error;
    const existing = await teams.mapping(mapping);
    if (existing === undefined) throw error;
    requireSame(existing, mapping);
    return { mapping: existing, isNew: false };
  }
}

/** @throws {ApiProblem} `already_mapped` where the repository is mapped otherwise than it is to be */
function requireSame(existing: Mapping, wanted: Mapping): void {
  const { product, baseUrl, branch } = existing;
  if (product.id === wanted.product.id && baseUrl === wanted.baseUrl && branch === wanted.branch) return;
  throw new ApiProblem('already_mapped', `The repository is already mapped to "${product.name}".`, {
    field: 'repositoryId',
  });
}
