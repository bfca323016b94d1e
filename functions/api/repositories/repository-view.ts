import type { RepositoryView } from '../../../shared/contracts/management-api/repository.ts';
import type { Connection } from '../../../shared/domain/connection.ts';
import type { TeamId } from '../../../shared/domain/ids.ts';
import type { Mapping } from '../../../shared/domain/mapping.ts';
import type { Run } from '../../../shared/domain/run.ts';
import type { GeckoRepository } from '../../../shared/ports/gecko-repositories.ts';
import type { Services } from '../core/services.ts';
import { mappingPath, vulnerabilitiesLink } from '../links.ts';
import { mappingIdOf } from '../mappings/mapping-id.ts';
import { mappingView } from '../mappings/mapping-view.ts';

/** Renders repositories as rows of the settings table, mapped or not. */
export async function repositoryViews(
  services: Services,
  team: { readonly teamId: TeamId; readonly connection: Connection | undefined },
  repositories: readonly GeckoRepository[],
): Promise<RepositoryView[]> {
  return Promise.all(
    repositories.map(async ({ id, provider }): Promise<RepositoryView> => {
      const mapping = await services.teams.mapping({ teamId: team.teamId, repositoryId: id });
      const { links, ...rest } = mapping ? await mappedRow(services, team.connection, mapping) : unmappedRow;
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

const unmappedRow: OwnPart = { state: { status: 'unmapped' }, links: {} };

async function mappedRow(services: Services, connection: Connection | undefined, mapping: Mapping): Promise<OwnPart> {
  const [view, runs] = await Promise.all([
    mappingView(services, connection, mapping),
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
