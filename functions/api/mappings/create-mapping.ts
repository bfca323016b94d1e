import type * as z from 'zod';
import type { createMappingBodySchema } from '../../../shared/contracts/management-api/mapping.ts';
import { mappingPath } from '../core/links.ts';
import type { Answer, Call } from '../core/route.ts';
import type { Services } from '../core/services.ts';
import { withStoredDefectDojo } from '../core/stored-defectdojo.ts';
import { mapRepository } from './map-repository.ts';
import { mappingView } from './mapping-view.ts';

type CreateCall = Call<unknown, unknown, z.output<typeof createMappingBodySchema>>;

/** Maps one repository to a product. */
export async function createMapping({ caller, body }: CreateCall, services: Services): Promise<Answer> {
  const { mapping, isNew, connection } = await withStoredDefectDojo(services, caller, async (dojo, stored) => ({
    ...(await mapRepository(services, caller, { dojo, connection: stored }, body)),
    connection: stored,
  }));
  const answer = { version: mapping.version, body: await mappingView(services, connection, mapping) };
  return isNew ? { status: 201, location: mappingPath(mapping.repositoryId), ...answer } : { status: 200, ...answer };
}
