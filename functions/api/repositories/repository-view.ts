import type { RepositoryView } from '../../../shared/contracts/management-api/repository.ts';
import type { TeamId } from '../../../shared/domain/names/ids.ts';
import type { Run } from '../../../shared/domain/runs/run.ts';
import type { Connection } from '../../../shared/domain/team/connection.ts';
import type { Mapping } from '../../../shared/domain/team/mapping.ts';
import { everyItem } from '../../../shared/ports/every-item.ts';
import type { GeckoRepository } from '../../../shared/ports/gecko-repositories.ts';
import { mappingPath, vulnerabilitiesLink } from '../core/links.ts';
import { mappingIdOf } from '../core/mapping-id.ts';
import { type PlaceOf, placesInLines } from '../core/places-in-lines.ts';
import type { Services } from '../core/services.ts';
import { mappingView } from '../mappings/mapping-view.ts';

/** Renders repositories as rows of the settings table, mapped or not. */
export async function repositoryViews(
  services: Services,
  team: { readonly teamId: TeamId; readonly connection: Connection | undefined },
  repositories: readonly GeckoRepository[],
): Promise<RepositoryView[]> {
  const { teams } = services;
  const mappings = await Promise.all(
    repositories.map(({ id }) => teams.mapping({ teamId: team.teamId, repositoryId: id })),
  );
  const placeOf = placesInLines(services);
  const isUnknown = ({ geckoId }: GeckoRepository, index: number) => geckoId !== undefined && !mappings[index];
  const former = repositories.some(isUnknown) ? await mappingsByGeckoId(services, team.teamId) : new Map();
  return Promise.all(
    repositories.map(async ({ id, geckoId, provider }, index): Promise<RepositoryView> => {
      const mapping = mappings[index];
      const { links, ...rest } = mapping
        ? await mappedRow(services, team.connection, mapping, placeOf)
        : unmappedRow(former.get(geckoId));
      const common = {
        geckoVulnerabilities: vulnerabilitiesLink(services.geckoAppUrl, id),
        diagnosis: `${mappingPath(id)}/diagnosis`,
      };
      return {
        repositoryId: id,
        mappingId: mappingIdOf(id),
        ...(provider === undefined ? {} : { provider }),
        ...rest,
        links: { ...common, ...links },
      };
    }),
  );
}

type OwnPart = Omit<RepositoryView, 'repositoryId' | 'mappingId' | 'provider' | 'links'> & {
  readonly links: Partial<RepositoryView['links']>;
};

/** @param former its mapping under the name that Gecko called it by before */
function unmappedRow(former: Mapping | undefined): OwnPart {
  const { repositoryId } = former ?? {};
  const reason = `It is mapped as "${repositoryId}", its former name. The mapping follows with its next scan.`;
  const renamed = former === undefined ? {} : { code: 'repository_renamed', reason };
  return { state: { status: 'unmapped', ...renamed }, links: {} };
}

async function mappingsByGeckoId({ teams }: Services, teamId: TeamId): Promise<Map<string | undefined, Mapping>> {
  const byGeckoId = new Map<string | undefined, Mapping>();
  for await (const mapping of everyItem((page) => teams.mappings(teamId, page))) {
    if (typeof mapping.geckoRepositoryId === 'string') byGeckoId.set(mapping.geckoRepositoryId, mapping);
  }
  return byGeckoId;
}

async function mappedRow(
  services: Services,
  connection: Connection | undefined,
  mapping: Mapping,
  placeOf: PlaceOf,
): Promise<OwnPart> {
  const [view, runs] = await Promise.all([
    mappingView(services, connection, mapping, placeOf),
    services.syncs.runs(mapping, { limit: 1 }),
  ]);
  const { product, branch, state, asvs, lastInSyncAt } = view;
  const { self, asvs: asvsLink, defectDojoProduct, hold } = view.links;
  const [run] = runs.items;
  return {
    product,
    ...(branch === undefined ? {} : { branch }),
    state,
    asvs,
    ...(lastInSyncAt === undefined ? {} : { lastInSyncAt }),
    ...(run ? { lastRun: lastRunOf(run, self) } : {}),
    links: {
      mapping: self,
      asvs: asvsLink,
      ...(defectDojoProduct === undefined ? {} : { defectDojoProduct }),
      ...(hold === undefined ? {} : { hold }),
    },
  };
}

function lastRunOf({ runId: id, outcome, finishedAt }: Run, mapping: string): NonNullable<RepositoryView['lastRun']> {
  return { id, outcome, finishedAt, links: { self: `${mapping}/runs/${id}` } };
}
