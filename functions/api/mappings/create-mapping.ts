import type * as z from 'zod';
import type { createMappingBodySchema } from '../../../shared/contracts/management-api/mapping.ts';
import type { Connection } from '../../../shared/domain/connection.ts';
import type { Mapping } from '../../../shared/domain/mapping.ts';
import type { Product } from '../../../shared/ports/defectdojo.ts';
import { VersionConflictError } from '../../../shared/ports/team-store.ts';
import { ApiProblem } from '../core/api-problem.ts';
import type { Answer, Call } from '../core/route.ts';
import type { Services } from '../core/services.ts';
import { withStoredDefectDojo } from '../core/stored-defectdojo.ts';
import { mappingPath } from '../links.ts';
import { requestSync } from '../syncs/request-syncs.ts';
import { mappingView } from './mapping-view.ts';
import { resolveProduct } from './resolve-product.ts';

type CreateCall = Call<unknown, unknown, z.output<typeof createMappingBodySchema>>;

/**
 * Maps a repository to a product and asks for its first sync. Asking again for what is already so is answered with it, so
 * that a request whose answer got lost can be repeated.
 */
export async function createMapping({ caller, body }: CreateCall, services: Services): Promise<Answer> {
  const key = { teamId: caller.teamId, repositoryId: body.repositoryId };
  const { product, connection } = await withStoredDefectDojo(services, caller, async (dojo, stored) => ({
    product: await resolveProduct(dojo, { choice: body.product, repositoryId: key.repositoryId, connection: stored }),
    connection: stored,
  }));
  const { mapping, isNew } = await stored(services, newMapping(key, body.branch, product, connection, services));
  await requestSync(services, caller, key, 'mapping_created');
  const answer = { version: mapping.version, body: await mappingView(services, connection, mapping) };
  return isNew ? { status: 201, location: mappingPath(key.repositoryId), ...answer } : { status: 200, ...answer };
}

function newMapping(
  key: Pick<Mapping, 'teamId' | 'repositoryId'>,
  branch: string | undefined,
  { id, name }: Product,
  { baseUrl }: Connection,
  { clock }: Services,
): Mapping {
  const now = clock.now();
  return {
    ...key,
    // From the time, so that a mapping that is removed and made again never repeats a version.
    version: now.getTime(),
    product: { id, name },
    baseUrl,
    ...(branch === undefined ? {} : { branch }),
    createdAt: now.toISOString(),
  };
}

async function stored({ teams }: Services, mapping: Mapping): Promise<{ mapping: Mapping; isNew: boolean }> {
  try {
    await teams.createMapping(mapping);
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
