import { describe, expect, it } from 'vitest';
import { cursorsOf } from '../../../../../functions/api/core/cursor.ts';
import { startGecko } from '../../../../../infra/local/gecko/start.ts';
import { createHttpGeckoRepositories } from '../../../../../shared/adapters/gecko/http-gecko-repositories.ts';
import { localTargetRules } from '../../../../../shared/http/target/target-rules.ts';
import { aConnectedApi } from '../../../../support/a-connected-api.ts';
import { putHold } from '../../../../support/a-held-api.ts';
import { managedRoutes, targetOf } from '../../../../support/api-requests.ts';
import { aHold } from '../../../../support/finding-store-contract.ts';
import { aMapping, aRepository } from '../../../../support/sync-fixtures.ts';

const key = aRepository();
const runId = '01a20525-0000-7000-8000-000000000001';
const clock = { now: () => new Date() };
const gecko = await startGecko();
const paged = managedRoutes.filter((route) => Object.keys(route.query?.shape ?? {}).includes('cursor'));

/** What each list is called in its cursors. */
const lists: Readonly<Record<string, (baseUrl: string) => readonly string[]>> = {
  listMappings: () => ['mappings'],
  listProducts: (baseUrl) => ['products', baseUrl, ''],
  listProductTypes: (baseUrl) => ['product-types', baseUrl],
  listRepositories: () => ['repositories', '', ''],
  proposeMappings: () => ['proposals', ''],
  listRuns: () => ['runs', key.repositoryId],
  listRunEntries: () => ['entries', key.repositoryId, runId],
  listHeldFindings: () => ['hold', key.repositoryId, runId],
  listMovedChoices: () => ['moved-choices', '5.0.0'],
  listAuditEntries: () => ['audit'],
};

/** Where in its list somebody claims to have been, with everything else about the cursor right. */
const positions = [
  '',
  'abc',
  '-1',
  '1.5',
  '1e3',
  'NaN',
  ' 1',
  '0x10',
  '1'.repeat(30),
  'CONNECTION',
  ...['MAPPING#', 'ASVS#', 'AUDIT#', 'RUN#', `ENTRIES#${runId}#`].flatMap((prefix) => [
    prefix + 'x'.repeat(1_100),
    `${prefix}\ud800`,
  ]),
];

async function anApiWithLists() {
  const { api, dojo } = await aConnectedApi({
    openGecko: async () =>
      createHttpGeckoRepositories({
        baseUrl: gecko.url,
        apiKey: gecko.apiKey('team-demo'),
        rules: localTargetRules,
        userAgent: 'gecko-test',
        clock,
      }),
  });
  await api.teams.createMapping(aMapping(key));
  const at = clock.now().toISOString();
  const run = { ...key, runId, triggers: [], startedAt: at, finishedAt: at, outcome: 'held' as const };
  const counts = { created: 1, updated: 0, closed: 0, reopened: 0, adopted: 0, unchanged: 0, quarantined: 0 };
  await api.syncs.recordRun({ ...run, counts, defectDojoCalls: 1, links: {} } as never, [], { servedTriggers: true });
  await putHold(api, key, aHold({ runId, closings: ['g-1', 'g-2'] }));
  return { api, baseUrl: dojo.url };
}

describe('a cursor that somebody forged', () => {
  it('is tried on every list that there is', () => {
    expect(paged.map(({ operationId }) => operationId).toSorted()).toEqual(Object.keys(lists).toSorted());
  });

  it.each(paged)('is refused by $operationId, wherever it points', async (route) => {
    const { api, baseUrl } = await anApiWithLists();
    const target = targetOf(route, { mappingId: 'YWNtZS9zaG9w', runId, version: '5.0.0' });
    const cursors = cursorsOf(key.teamId, ...(lists[route.operationId]?.(baseUrl) ?? []));
    for (const position of positions) {
      const answer = await api.send(target, { query: { cursor: cursors.encode(position) } });
      expect(answer, position).toMatchObject({ status: 400, body: { code: 'cursor_invalid', field: 'query.cursor' } });
      expect(answer.body['advice'], position).toContain('first page');
    }
  });

  it.each(paged)('is refused by $operationId, however it is written', async (route) => {
    const { api, baseUrl } = await anApiWithLists();
    const target = targetOf(route, { mappingId: 'YWNtZS9zaG9w', runId, version: '5.0.0' });
    const good = cursorsOf(key.teamId, ...(lists[route.operationId]?.(baseUrl) ?? [])).encode('0');
    for (const cursor of ['', '%%%', 'x'.repeat(5_000), `${good},${good}`, `${good}=`, ` ${good}`, 'bnVsbA']) {
      const answer = await api.send(target, { query: { cursor } });
      expect(answer, cursor).toMatchObject({ status: 400, body: { code: 'cursor_invalid' } });
    }
  });
});
