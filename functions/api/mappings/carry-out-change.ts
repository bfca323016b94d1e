import type { AsvsVersion } from '../../../shared/domain/asvs/standard/asvs-version.ts';
import { mappedByFileReason } from '../../../shared/domain/events/trigger.ts';
import type { RepositoryKey } from '../../../shared/domain/names/ids.ts';
import type { MappingChange, WantedMapping } from '../../../shared/domain/team/mapping-changes.ts';
import { changeProfile } from '../asvs/change-profile.ts';
import type { Caller } from '../core/authorization.ts';
import type { Services } from '../core/services.ts';
import type { ConnectedDefectDojo } from '../core/stored-defectdojo.ts';
import { noteSync, requestNoted } from '../syncs/request-sync.ts';
import { mapRepository } from './map-repository.ts';
import { removeMapping } from './remove-mapping.ts';
import { rowChange } from './row-asvs-change.ts';
import { storePlace } from './store-place.ts';
import { wantedPlace } from './wanted-place.ts';

/** Of whom a file is. */
export interface FileTeam {
  /** The team's DefectDojo; needed where a product is to be found in it. */
  readonly connected?: ConnectedDefectDojo | undefined;
  /** The version of the ASVS that sections are meant of. */
  readonly followed: AsvsVersion;
}

/**
 * Does what a file asks about one repository.
 *
 * @throws {ApiProblem}, `OutsideFailure` and {@link VersionConflictError}
 */
export async function carryOutChange(
  services: Services,
  caller: Caller,
  change: MappingChange,
  { connected, followed }: FileTeam,
): Promise<void> {
  const opened = (): ConnectedDefectDojo => {
    if (connected === undefined) throw new Error('DefectDojo was not opened.');
    return connected;
  };
  switch (change.kind) {
    case 'add': {
      const { repositoryId, product, branch } = change.wanted;
      const request = { repositoryId, product, branch };
      const { mapping } = await mapRepository(services, caller, opened(), request, mappedByFileReason);
      return chooseAsvs(services, caller, mapping, change.wanted, followed);
    }
    case 'remove':
      return removeMapping(services, caller, change.current);
    case 'change':
      // Each asks for its own sync: where the other fails, a file that is sent again finds what was done as it is wanted.
      await chooseAsvs(services, caller, change.current, change.wanted, followed);
      if (change.place) await changePlace(services, caller, change, opened);
      return;
    case 'unchanged':
    case 'keep':
  }
}

async function changePlace(
  services: Services,
  caller: Caller,
  { current, wanted, product }: Extract<MappingChange, { kind: 'change' }>,
  opened: () => ConnectedDefectDojo,
): Promise<void> {
  const { branch = null } = wanted;
  const change = product ? { product: wanted.product, branch } : { branch };
  const place = await wantedPlace(current.repositoryId, change, (talk) => talk(opened()));
  const noted = await noteSync(services, caller, current, { reason: 'mapping_changed' });
  const { sharer } = await storePlace(services, caller, current, place);
  await requestNoted(services, noted);
  if (sharer) await requestNoted(services, sharer);
}

async function chooseAsvs(
  services: Services,
  caller: Caller,
  { teamId, repositoryId }: RepositoryKey,
  row: WantedMapping,
  followed: AsvsVersion,
): Promise<void> {
  if (row.level === undefined && row.sections === undefined) return;
  const key = { teamId, repositoryId };
  await changeProfile(services, caller, { key, isSynced: true }, rowChange(row, followed));
}
