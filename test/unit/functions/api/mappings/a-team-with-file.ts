import { teamIdSchema } from '../../../../../shared/domain/names/ids.ts';
import { aConnectedApi } from '../../../../support/a-connected-api.ts';

/** The team. */
export const teamId = teamIdSchema.parse('team-1');

/** What a file did about one repository. */
export interface Result {
  readonly index?: number;
  readonly repositoryId: string;
  readonly change: string;
  readonly status: string;
  readonly reasons: readonly string[];
  readonly problem?: { readonly code: string; readonly field?: string; readonly advice: string };
}

/** A connected team that keeps its mappings in a file. */
export async function aTeamWithFile() {
  const { api, dojo } = await aConnectedApi();
  const products = { shop: dojo.addProduct('Shop'), web: dojo.addProduct('Web') };
  const put = (mappings: unknown, query: Record<string, string> = {}, headers: Record<string, string> = {}) =>
    api.send('PUT /v1/mappings', { body: { mappings }, query, headers });
  const exported = () => api.send('GET /v1/mapping-file');
  const mapped = async () =>
    (await api.teams.mappings(teamId, { limit: 100 })).items.map(
      ({ repositoryId, product, branch }) => `${repositoryId} ${product.name}${branch ? ` ${branch}` : ''}`,
    );
  const results = (answer: { body: Record<string, unknown> }) => answer.body['items'] as Result[];
  const told = (answer: { body: Record<string, unknown> }) =>
    results(answer).map(({ repositoryId, change, status }) => `${repositoryId} ${change} ${status}`);
  return { api, dojo, products, put, exported, mapped, results, told };
}

/** A row of a file. */
export const row = (repositoryId: string, product: object, branch?: string) => ({
  repositoryId,
  product,
  ...(branch === undefined ? {} : { branch }),
});
