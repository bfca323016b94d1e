import type { MappingView } from '../../../shared/contracts/management-api/mapping.ts';
import { repositoryState } from '../../../shared/domain/sync/repository-state.ts';
import { type Connection, followedAsvsVersion } from '../../../shared/domain/team/connection.ts';
import type { Mapping } from '../../../shared/domain/team/mapping.ts';
import { asvsSummary, profileOf } from '../asvs/asvs-summary.ts';
import { mappingPath, productLink, vulnerabilitiesLink } from '../core/links.ts';
import { mappingIdOf } from '../core/mapping-id.ts';
import { type PlaceOf, placesInLines } from '../core/places-in-lines.ts';
import { etagOf } from '../core/precondition.ts';
import type { Services } from '../core/services.ts';

/** Renders mappings for the settings table, each with where its syncing stands. */
export async function mappingViews(
  services: Services,
  connection: Connection | undefined,
  mappings: readonly Mapping[],
  placeOf: PlaceOf = placesInLines(services),
): Promise<MappingView[]> {
  const { syncs, holds, clock, geckoAppUrl } = services;
  const version = followedAsvsVersion(connection);
  const now = clock.now();
  return Promise.all(
    mappings.map(async (mapping): Promise<MappingView> => {
      const { repositoryId, product, branch, createdAt } = mapping;
      const [sync, hold, profile] = await Promise.all([
        syncs.state(mapping),
        holds.holdSummary(mapping),
        profileOf(services, mapping),
      ]);
      const { place, pause } = await placeOf(mapping, sync);
      const self = mappingPath(repositoryId);
      const baseUrl = mapping.baseUrl ?? connection?.baseUrl;
      return {
        id: mappingIdOf(repositoryId),
        repositoryId,
        product,
        ...(branch === undefined ? {} : { branch }),
        state: repositoryState({ connection, mapping, sync, hold, place, pause }, now),
        asvs: asvsSummary(profile, version),
        ...(sync.lastInSyncAt === undefined ? {} : { lastInSyncAt: sync.lastInSyncAt }),
        createdAt,
        etag: etagOf(mapping.version),
        links: {
          self,
          runs: `${self}/runs`,
          syncs: `${self}/syncs`,
          asvs: `${self}/asvs`,
          ...(hold ? { hold: `${self}/hold` } : {}),
          ...(baseUrl === undefined ? {} : { defectDojoProduct: productLink(baseUrl, product.id) }),
          geckoVulnerabilities: vulnerabilitiesLink(geckoAppUrl, repositoryId),
        },
      };
    }),
  );
}

/** {@link mappingViews} for one mapping. */
export async function mappingView(
  services: Services,
  connection: Connection | undefined,
  mapping: Mapping,
  placeOf?: PlaceOf,
): Promise<MappingView> {
  const [view] = await mappingViews(services, connection, [mapping], placeOf);
  if (!view) throw new Error('One mapping has one view.');
  return view;
}
