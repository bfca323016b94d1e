import { describe, expect, it } from 'vitest';
import { createHttpGeckoRepositories } from '../../../../../shared/adapters/gecko/http-gecko-repositories.ts';
import { OutsideFailure } from '../../../../../shared/domain/failures/outside-failure.ts';
import { localTargetRules } from '../../../../../shared/http/target/target-rules.ts';
import { ListingPositionError } from '../../../../../shared/ports/listing-position-error.ts';
import { closedAfterwards, serveHttp } from '../../http/loopback-server.ts';

const uuid = 'dfd6898-69f0-4dff-9cff-8cd75f7ad28a';
const rows = [
  { id: `4${uuid}`, name: 'acme/shop', provider: 'github', defaultBranch: 'main' },
  { id: `5${uuid}`, name: 'acme/platform/billing', provider: 'gitlab' },
  { id: `6${uuid}`, name: 'gitlab:acme/ledger', provider: 'GitLab' },
  { id: 7, name: 'acme/plain' },
  { id: `8${uuid}`, name: 'monolith', provider: null },
];

/** Gecko's list from a server that answers with `body`; `asked` shows what was asked. */
async function repositoriesOf(status: number, body: object) {
  const asked: (string | undefined)[] = [];
  const { port } = await serveHttp((request, response) => {
    asked.push(request.url, String(request.headers['x-api-key']));
    response.writeHead(status).end(JSON.stringify(body));
  });
  const gecko = createHttpGeckoRepositories({
    baseUrl: `http://127.0.0.1:${port}`,
    apiKey: 'gk_test',
    rules: localTargetRules,
    userAgent: 'gecko-test',
    clock: { now: () => new Date() },
  });
  return { gecko: closedAfterwards(gecko), asked };
}

describe("Gecko's list of repositories", () => {
  it('is read with the ids that the rest of its API uses, and tells which names cannot be ids', async () => {
    const { gecko, asked } = await repositoriesOf(200, { data: rows, pagination: { total: 9, hasMore: true } });
    expect(await gecko.repositories({ limit: 5, offset: 0, search: 'a/b' })).toEqual({
      repositories: [
        { id: 'acme/shop', geckoId: `4${uuid}`, provider: 'github', defaultBranch: 'main' },
        { id: 'gitlab:acme/platform/billing', geckoId: `5${uuid}`, provider: 'gitlab' },
        { id: 'gitlab:acme/ledger', geckoId: `6${uuid}`, provider: 'GitLab' },
        { id: 'acme/plain' },
      ],
      unusable: ['monolith'],
      total: 9,
      hasMore: true,
    });
    expect(asked).toEqual(['/api/v1/repositories?limit=5&offset=0&name=a%2Fb', 'gk_test']);
  });

  it.each([400, 422])('has no row after a position that Gecko refuses with %d', async (status) => {
    const { gecko } = await repositoriesOf(status, {});
    await expect(gecko.repositories({ limit: 1, offset: 7 })).rejects.toThrow(ListingPositionError);
    await expect(gecko.repositories({ limit: 1, offset: 0 })).rejects.toThrow(OutsideFailure);
  });

  it.each([401, 403, 429, 500])('that Gecko refuses with %d is told as its failure', async (status) => {
    const { gecko } = await repositoriesOf(status, {});
    const failure = gecko.repositories({ limit: 1, offset: 0 });
    await expect(failure).rejects.toThrow(OutsideFailure);
    await expect(failure).rejects.toMatchObject({ system: 'gecko', status });
  });
});
