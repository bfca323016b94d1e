import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { problemsOf } from '../../../../functions/api/document/operation.ts';
import { createDefectDojo } from '../../../../infra/local/defectdojo/app.ts';
import { serve } from '../../../../infra/local/stand-in/serve.ts';
import { problemSchema } from '../../../../shared/contracts/management-api/problem.ts';
import type { RepositoryKey } from '../../../../shared/domain/names/ids.ts';
import { noCounts, type Run } from '../../../../shared/domain/runs/run.ts';
import { putHold } from '../../../support/a-held-api.ts';
import { type ApiAnswer, anApi, managerOf } from '../../../support/an-api.ts';
import { aHold } from '../../../support/finding-store-contract.ts';
import { aMapping, aRepository } from '../../../support/sync-fixtures.ts';
import { anyRequest, knownId, type RouteRequest } from './any-request.ts';

const dojo = createDefectDojo();
const { url } = await serve(dojo.app, { port: 0 });
const existing = { url, apiKey: dojo.apiKey };
const canary = 'canary-of-team-2';

/** What syncs leave behind for a repository, `word` in the midst of it. */
async function addHistory(api: ReturnType<typeof anApi>, key: RepositoryKey, word: string): Promise<void> {
  const at = new Date().toISOString();
  const triggers = [{ kind: 'request' as const, id: knownId, reason: word }];
  const times = { startedAt: at, finishedAt: at };
  const entries = [{ geckoId: word, operation: 'created' as const }];
  const run: Run = {
    ...key,
    ...times,
    runId: knownId,
    triggers,
    outcome: 'held',
    counts: noCounts,
    defectDojoCalls: 1,
    links: {},
  };
  await api.syncs.recordRun(run, entries, { servedTriggers: true });
  await putHold(api, key, aHold({ runId: knownId, closings: [word] }));
  await api.previews.putPreview(key, { previewId: knownId, finishedAt: at, counts: noCounts, entries });
}

/** Team 1 connected and synced, and team 2 with data that only it may see. */
async function anApiOfTwoTeams() {
  dojo.reset();
  const api = anApi();
  await api.send('PUT /v1/connection', { body: existing });
  await api.send('PUT /v1/connection', { body: existing, claims: managerOf('team-2') });
  await api.teams.createMapping(aMapping(aRepository('acme/shop')));
  await addHistory(api, aRepository('acme/shop'), 'word of team 1');
  for (const repositoryId of ['acme/shop', `acme/${canary}`]) {
    const product = { id: 1, name: canary };
    await api.teams.createMapping(aMapping(aRepository(repositoryId, 'team-2'), { product }));
    await addHistory(api, aRepository(repositoryId, 'team-2'), canary);
  }
  return api;
}

/** Whether the answer is one that the OpenAPI document promises for the route. */
function expectDocumented({ route, target }: RouteRequest, answer: ApiAnswer): void {
  const where = `${target} answered ${answer.status} ${answer.text}`;
  expect(answer.status, where).toBeLessThan(500);
  expect(answer.text, where).not.toContain(canary);
  const declared = route.responses[answer.status];
  if (declared) {
    expect(answer.headers['content-type'], where).toBe(declared.schema ? 'application/json' : undefined);
    return;
  }
  expect(answer.headers['content-type'], where).toBe('application/problem+json');
  const problem = problemSchema.strict().parse(answer.body);
  expect(problemsOf(route).get(answer.status), where).toContain(problem.code);
  expect(problem.detail, where).not.toMatch(/\.\.$/);
}

describe('the API', () => {
  test.prop([fc.array(anyRequest(existing), { minLength: 4, maxLength: 10 })], { numRuns: 150 })(
    'answers any series of valid, invalid and hostile requests as documented, and never with another team’s data',
    async (requests) => {
      const api = await anApiOfTwoTeams();
      for (const request of requests) expectDocumented(request, await api.send(request.target, request.request));
    },
  );

  const path = fc.oneof(
    fc.webPath(),
    fc.string({ unit: 'binary', maxLength: 60 }).map((text) => `/v1/${text}`),
  );
  const method = fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'get', '');
  test.prop([method, path, fc.string({ unit: 'binary' })], { numRuns: 500 })(
    'answers any method, path and body with a problem',
    async (anyMethod, anyPath, rawBody) => {
      const answer = await anApi().send(`${anyMethod} ${anyPath.replaceAll(' ', '+')}`, { rawBody });
      expect(answer.status).toBeLessThan(500);
      expect(problemSchema.strict().safeParse(answer.body).success || answer.status === 200).toBe(true);
    },
  );
});
