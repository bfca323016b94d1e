import type * as z from 'zod';
import type { MappingProposal, proposalsQuerySchema } from '../../../shared/contracts/management-api/bulk-mapping.ts';
import type { OpenDefectDojo } from '../../../shared/ports/defectdojo.ts';
import type { GeckoRepository } from '../../../shared/ports/gecko-repositories.ts';
import { withGecko } from '../core/gecko.ts';
import { mappingPath, productLink, vulnerabilitiesLink } from '../core/links.ts';
import { readOffsetPage } from '../core/paged.ts';
import type { Answer, Call } from '../core/route.ts';
import type { Services } from '../core/services.ts';
import { withStoredDefectDojo } from '../core/stored-defectdojo.ts';
import { namesOf, proposeProduct } from './propose-product.ts';

type ProposalsCall = Call<unknown, z.output<typeof proposalsQuerySchema>>;

/** Products looked at for one repository: those that hold its name; more than these are hardly ever about it. */
const productsConsidered = 100;

/** Proposes a product for every repository on a page of Gecko's list. Writes nothing. */
export async function proposeMappings({ caller, query }: ProposalsCall, services: Services): Promise<Answer> {
  const { search, cursor, limit } = query;
  const { teamId } = caller;
  let unusable: readonly string[] = [];
  const page = await readOffsetPage({ teamId, list: ['proposals', search ?? ''], cursor }, (offset) =>
    withGecko(services, teamId, async (gecko) => {
      const listed = await gecko.repositories({ limit, offset, search });
      unusable = listed.unusable;
      return { items: listed.repositories, read: listed.repositories.length + unusable.length, total: listed.total };
    }),
  );
  const items = await withStoredDefectDojo(services, caller, async (dojo, { baseUrl }) => {
    const proposals: MappingProposal[] = [];
    for (const repository of page.items) {
      const proposal = await proposalFor(services, dojo, teamId, repository);
      proposals.push({ ...proposal, links: linksOf(proposal, services.geckoAppUrl, baseUrl, repository.id) });
    }
    return proposals;
  });
  return { status: 200, body: { ...page, items, unusable } };
}

async function proposalFor(
  { teams }: Services,
  dojo: OpenDefectDojo,
  teamId: ProposalsCall['caller']['teamId'],
  { id: repositoryId, provider }: GeckoRepository,
): Promise<Omit<MappingProposal, 'links'>> {
  const row = { repositoryId, ...(provider ? { provider } : {}) };
  const mapping = await teams.mapping({ teamId, repositoryId });
  if (mapping) return { ...row, status: 'mapped', product: mapping.product };
  const { items } = await dojo.products(namesOf(repositoryId).last, { limit: productsConsidered, offset: 0 });
  return { ...row, ...proposeProduct(repositoryId, items) };
}

function linksOf(
  { status, product }: Omit<MappingProposal, 'links'>,
  geckoAppUrl: string,
  baseUrl: string,
  repositoryId: GeckoRepository['id'],
): MappingProposal['links'] {
  return {
    geckoVulnerabilities: vulnerabilitiesLink(geckoAppUrl, repositoryId),
    ...(status === 'mapped' ? { mapping: mappingPath(repositoryId) } : {}),
    ...(product && status === 'existing_product' ? { defectDojoProduct: productLink(baseUrl, product.id) } : {}),
  };
}
