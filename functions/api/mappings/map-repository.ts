import { mappingCreatedReason } from '../../../shared/domain/events/trigger.ts';
import type { RepositoryId } from '../../../shared/domain/names/ids.ts';
import { type Connection, followedAsvsVersion } from '../../../shared/domain/team/connection.ts';
import type { Mapping } from '../../../shared/domain/team/mapping.ts';
import type { DefectDojo } from '../../../shared/ports/defectdojo.ts';
import { VersionConflictError } from '../../../shared/ports/team-store.ts';
import { type AsvsEdit, asvsChange, wantsAsvs } from '../asvs/asvs-edit.ts';
import { changeProfile } from '../asvs/change-profile.ts';
import { auditEntry, auditedMapping } from '../audit/audit-entry.ts';
import { ApiProblem } from '../core/api-problem.ts';
import type { Caller } from '../core/authorization.ts';
import type { Services } from '../core/services.ts';
import { requestSync } from '../syncs/request-syncs.ts';
import { resolveProduct, type WantedProduct } from './resolve-product.ts';

/** What is to be mapped to what. */
export interface MappingRequest extends Pick<AsvsEdit, 'level' | 'sections'> {
  readonly repositoryId: RepositoryId;
  readonly product: WantedProduct['choice'];
  readonly branch?: string | undefined;
}

/** The team's DefectDojo, open, and the connection it was opened with. */
export interface ConnectedDefectDojo {
  readonly dojo: DefectDojo;
  readonly connection: Connection;
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
  const stored = await storedMapping(services, caller, {
    teamId: caller.teamId,
    repositoryId,
    // From the time, so that a mapping that is removed and made again never repeats a version.
    version: now.getTime(),
    product: { id, name },
    ...(createdAt === undefined ? {} : { productCreatedAt: createdAt }),
    baseUrl: connection.baseUrl,
    ...(branch === undefined ? {} : { branch }),
    createdAt: now.toISOString(),
  });
  if (wantsAsvs(wanted)) await changeProfile(services, caller, { key: stored.mapping }, profileChange);
  await requestSync(services, caller, stored.mapping, { reason });
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
    if (existing && isSame(existing, mapping)) return { mapping: existing, isNew: false };
    throw new ApiProblem(
      'already_mapped',
      `The repository is already mapped to "${existing?.product.name ?? 'another product'}".`,
      { field: 'repositoryId', cause: error },
    );
  }
}

function isSame(one: Mapping, other: Mapping): boolean {
  return one.product.id === other.product.id && one.baseUrl === other.baseUrl && one.branch === other.branch;
}
