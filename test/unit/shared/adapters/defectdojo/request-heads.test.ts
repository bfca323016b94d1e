import { describe, expect, it } from 'vitest';
import { headRoomBytes } from '../../../../../shared/adapters/defectdojo/head-room.ts';
import { acceptanceName, engagementName } from '../../../../../shared/domain/names/place-names.ts';
import {
  gatewayHeadersReservedBytes,
  requestHeadBytes,
  requestHeadMaxBytes,
} from '../../../../../shared/http/request/request-head.ts';
import { aRepository } from '../../../../support/sync-fixtures.ts';
import { serveHttp } from '../../http/loopback-server.ts';
import { aSyncClient } from './a-sync-defectdojo.ts';

/** Three bytes in UTF-8, nine in a URL: no character has more for each of those that names are counted by. */
const longest = '漢';
const repository = aRepository(`acme/${longest.repeat(295)}`, 't'.repeat(64));
const id = 2_147_483_647;
const ids = Array.from({ length: 250 }, (_, index) => id - index);

/** The worst that a team may have connected. */
const worst = {
  origin: `https://${`${'a'.repeat(60)}.`.repeat(4)}example.com:8443`,
  pathPrefix: `/${'p'.repeat(255)}`,
  apiKey: 'k'.repeat(256),
  userAgent: 'gecko-defectdojo-export/100.100.100 (run 01a20525-0000-7000-8000-000000000001)',
};

type Client = ReturnType<typeof aSyncClient>;

const calls: readonly (readonly [string, (client: Client) => Promise<unknown>])[] = [
  ['an engagement by its name', ({ dojo }) => dojo.engagementsNamed(id, engagementName(repository.repositoryId))],
  ['a product by its name', ({ dojo }) => dojo.productsNamed(longest.repeat(255))],
  [
    'products by a part of theirs',
    ({ dojo }) => dojo.products(longest.repeat(255), { limit: 100, offset: 999_999_999 }),
  ],
  ['the tests of an engagement', ({ dojo }) => dojo.testsOf(id)],
  ['findings by their ids', ({ findings }) => findings.findingsById(id, ids)],
  ['findings by a Gecko id', ({ findings }) => findings.findingsByGeckoId(id, longest.repeat(300))],
  ['all findings', ({ findings }) => findings.listFindings(id, (finding) => finding)],
  [
    'an acceptance by its name',
    ({ acceptances }) => acceptances.acceptancesNamed(acceptanceName(repository, id, '2026-11-22')),
  ],
  ['metadata of a product', ({ metadata }) => metadata.productMetadata(id)],
];

/** What a server is asked by a call, by the worst of clients. */
async function askedBy(call: (client: Client) => Promise<unknown>) {
  const asked: { path: string; headers: Record<string, string> }[] = [];
  const { port } = await serveHttp((request, response) => {
    asked.push({ path: request.url ?? '', headers: request.headers as Record<string, string> });
    response.end(JSON.stringify({ count: 0, results: [], user: { id: 1 } }));
  });
  const { apiKey, userAgent } = worst;
  await call(aSyncClient({ baseUrl: `http://127.0.0.1:${port}`, apiKey, userAgent }));
  return asked;
}

describe('a request to DefectDojo', () => {
  it.each(calls)('for %s takes no more than is kept free beside the headers of gateways', async (_what, call) => {
    const { apiKey, userAgent, origin, pathPrefix } = worst;
    const room = headRoomBytes({ baseUrl: origin + pathPrefix, apiKey });
    for (const { path, headers } of await askedBy(call)) {
      const { host: _ours, connection: _added, ...sent } = headers;
      const withGateway = { ...sent, 'x-gate': 'v'.repeat(room - 'HTTP_x-gate'.length - 4), 'user-agent': userAgent };
      expect(
        headRoomBytes({
          baseUrl: origin + pathPrefix,
          apiKey,
          gatewayHeaders: [{ name: 'x-gate', value: withGateway['x-gate'] }],
        }),
      ).toBe(0);
      const bytes = requestHeadBytes({ origin, path: pathPrefix + path, headers: withGateway });
      expect(bytes).toBeLessThanOrEqual(requestHeadMaxBytes - gatewayHeadersReservedBytes);
    }
  });

  it('leaves four headers of an access proxy room enough, wherever an ordinary DefectDojo is', () => {
    const target = { baseUrl: 'https://defectdojo.security.example.com/dojo', apiKey: 'k'.repeat(40) };
    const gatewayHeaders = [1, 2, 3, 4].map((number) => ({
      name: `CF-Access-Client-Secret-${number}`,
      value: 'v'.repeat(200),
    }));
    expect(headRoomBytes({ ...target, gatewayHeaders })).toBeGreaterThan(0);
  });

  it.each(calls)(
    'for %s fits into what servers take, with all that is named as long as can be',
    async (_what, call) => {
      const { origin, pathPrefix } = worst;
      const asked = await askedBy(call);
      expect(asked.length).toBeGreaterThan(0);
      for (const { path, headers } of asked) {
        const { host: _ours, connection: _added, ...sent } = headers;
        const bytes = requestHeadBytes({ origin, path: pathPrefix + path, headers: sent });
        expect(bytes).toBeLessThanOrEqual(requestHeadMaxBytes - gatewayHeadersReservedBytes);
      }
    },
  );
});
