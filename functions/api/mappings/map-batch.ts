import type * as z from 'zod';
import type {
  MappingBatchView,
  mappingBatchBodySchema,
} from '../../../shared/contracts/management-api/bulk-mapping.ts';
import { mappingPath } from '../core/links.ts';
import type { Answer, Call } from '../core/route.ts';
import type { Services } from '../core/services.ts';
import { type ConnectedDefectDojo, withStoredDefectDojo } from '../core/stored-defectdojo.ts';
import { type MappingRequest, mapRepository } from './map-repository.ts';
import { failedRow, startRowsForMs } from './row-problem.ts';

type BatchCall = Call<unknown, unknown, z.output<typeof mappingBatchBodySchema>>;
type Row = MappingBatchView['items'][number];

/**
 * Maps repositories one after another, so that DefectDojo gets one call at a time. What is wrong with a row stays with it;
 * what is wrong with DefectDojo ends the batch. Rows that were not tried can be sent again, and so can all others.
 */
export async function mapBatch({ caller, body }: BatchCall, services: Services): Promise<Answer> {
  const startRowsUntilMs = services.clock.now().getTime() + startRowsForMs;
  const items = await withStoredDefectDojo(services, caller, async (dojo, connection) => {
    const rows: Row[] = [];
    let goOn = true;
    for (const wanted of body.items) {
      goOn &&= services.clock.now().getTime() < startRowsUntilMs;
      const result: RowResult = goOn ? await mapRow(services, caller, { dojo, connection }, wanted) : notTried(wanted);
      goOn &&= result.goOn;
      rows.push(result.row);
    }
    return rows;
  });
  return { status: 200, body: { complete: items.every(({ status }) => status !== 'not_tried'), items } };
}

interface RowResult {
  readonly row: Row;
  /** Whether there is any use in trying the next one. */
  readonly goOn: boolean;
}

async function mapRow(
  services: Services,
  caller: BatchCall['caller'],
  connected: ConnectedDefectDojo,
  wanted: MappingRequest,
): Promise<RowResult> {
  try {
    const { mapping, isNew } = await mapRepository(services, caller, connected, wanted);
    const status = isNew ? 'mapped' : 'unchanged';
    return { row: { ...placeOf(wanted), status, product: mapping.product }, goOn: true };
  } catch (error) {
    const { problem, goOn } = failedRow(error);
    return { row: { ...placeOf(wanted), status: 'failed', problem }, goOn };
  }
}

function notTried(wanted: MappingRequest): RowResult {
  return { row: { ...placeOf(wanted), status: 'not_tried' }, goOn: false };
}

function placeOf({ repositoryId }: MappingRequest): Pick<Row, 'repositoryId' | 'links'> {
  return { repositoryId, links: { mapping: mappingPath(repositoryId) } };
}
