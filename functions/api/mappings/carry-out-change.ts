import { mappedByFileReason } from '../../../shared/domain/events/trigger.ts';
import type { MappingChange } from '../../../shared/domain/team/mapping-changes.ts';
import type { Caller } from '../core/authorization.ts';
import type { Services } from '../core/services.ts';
import { requestSync } from '../syncs/request-syncs.ts';
import { askSharerOfProduct } from './ask-sharer.ts';
import { changePlace } from './change-place.ts';
import { type ConnectedDefectDojo, mapRepository } from './map-repository.ts';
import { removeMapping } from './remove-mapping.ts';

/**
 * Does what a file asks about one repository.
 *
 * @param connected the team's DefectDojo; needed where a product is to be found in it
 * @throws {ApiProblem}, `OutsideFailure` and {@link VersionConflictError}
 */
export async function carryOutChange(
  services: Services,
  caller: Caller,
  change: MappingChange,
  connected: ConnectedDefectDojo | undefined,
): Promise<void> {
  const opened = (): ConnectedDefectDojo => {
    if (connected === undefined) throw new Error('DefectDojo was not opened.');
    return connected;
  };
  if (change.kind === 'add') await mapRepository(services, caller, opened(), change.wanted, mappedByFileReason);
  if (change.kind === 'remove') await removeMapping(services, caller, change.current);
  if (change.kind !== 'change') return;
  const { current, wanted } = change;
  const { branch = null } = wanted;
  const place = change.product ? { product: wanted.product, branch } : { branch };
  const changed = await changePlace(services, caller, current, place, (talk) => talk(opened()));
  await requestSync(services, caller, current, { reason: 'mapping_changed' });
  if (changed.product.id !== current.product.id) await askSharerOfProduct(services, caller, current);
}
