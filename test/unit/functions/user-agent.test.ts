import { expect, it } from 'vitest';
import { createContainer as createApi } from '../../../functions/api/container.ts';
import { outsideWorldOf as outsideOfPush } from '../../../functions/push/outside-world.ts';
import { outsideWorldOf as outsideOfSweep } from '../../../functions/sweep/outside-world.ts';
import { pushEnvironmentSchema, readEnvironment, sweepEnvironmentSchema } from '../../../shared/environment.ts';
import { closedAfterwards, serveHttp } from '../shared/http/loopback-server.ts';

const apiKey = 'k'.repeat(40);
const runId = '01a20525-0000-7000-8000-000000000001';
const clock = { now: () => new Date() };
const endsAt = new Date(clock.now().getTime() + 60_000);

/** A server that is both Gecko and DefectDojo, with the environment of the functions, and whom each was called by. */
async function aServer() {
  const callers = new Map<string, string | undefined>();
  const { port } = await serveHttp(({ url = '', headers }, response) => {
    callers.set(url.startsWith('/api/v2/') ? 'defectdojo' : 'gecko', headers['user-agent']);
    response.writeHead(404, { 'content-type': 'application/json' }).end('{"detail": "Not found."}');
  });
  const url = `http://127.0.0.1:${port}`;
  const environment = {
    STAGE: 'local',
    SERVICE_VERSION: '9.8.7',
    TABLE_NAME: 'table',
    SECRET_PREFIX: 'prefix',
    SYNC_QUEUE_URL: url,
    SYNC_DEAD_LETTER_QUEUE_URL: url,
    GECKO_API_URL: url,
    GECKO_APP_URL: url,
    OUTBOUND_TARGETS: 'public-and-loopback',
    EVENT_BUS_NAME: 'bus',
    FUNCTION_TIMEOUT_SECONDS: '300',
    SYNC_SPACING_SECONDS: '60',
    SYNCS_PER_INSTANCE: '2',
    TEAM_CLAIM: 'team_id',
    ROLE_CLAIM: 'role',
  };
  return { url, environment, callers };
}

/** Calls it, whatever the answer is. */
const call = (answer: Promise<unknown>) => answer.catch(() => {});

it('the API names its version to Gecko and DefectDojo', async () => {
  const { url: baseUrl, environment, callers } = await aServer();
  const { services } = createApi(environment);
  const dojo = closedAfterwards(await services.openDefectDojo({ baseUrl, apiKey, endsAtMs: endsAt.getTime() }));
  const gecko = closedAfterwards(await services.openGecko(apiKey));
  await call(dojo.profile());
  await call(gecko.repositories({ limit: 1, offset: 0 }));
  const name = 'gecko-defectdojo-export/9.8.7';
  expect(Object.fromEntries(callers)).toEqual({ defectdojo: name, gecko: name });
});

it('a run of the push function names its version and itself to Gecko and DefectDojo', async () => {
  const { url: baseUrl, environment, callers } = await aServer();
  const outside = outsideOfPush(readEnvironment(pushEnvironmentSchema, environment), clock);
  const permit = { beforeWrite: async () => 30_000 };
  const run = { runId, endsAt, permit, connections: 1, pace: { ended: () => {} } };
  const dojo = closedAfterwards(outside.openDefectDojo({ baseUrl, apiKey, version: 1 }, run));
  const gecko = closedAfterwards(outside.openGecko(apiKey, { runId, endsAt }));
  await call(dojo.findings.countFindings(7));
  await call(gecko.wiki('00000000-0000-4000-8000-000000000001'));
  const name = `gecko-defectdojo-export/9.8.7 (run ${runId})`;
  expect(Object.fromEntries(callers)).toEqual({ defectdojo: name, gecko: name });
});

it('the sweep names its version and itself to Gecko and DefectDojo', async () => {
  const { url: baseUrl, environment, callers } = await aServer();
  const outside = outsideOfSweep(readEnvironment(sweepEnvironmentSchema, environment), clock);
  const dojo = closedAfterwards(await outside.openDefectDojo({ baseUrl, apiKey, endsAtMs: endsAt.getTime() }));
  const gecko = closedAfterwards(await outside.openGecko(apiKey));
  await call(dojo.profile());
  await call(gecko.repositories({ limit: 1, offset: 0 }));
  const name = 'gecko-defectdojo-export/9.8.7 (sweep)';
  expect(Object.fromEntries(callers)).toEqual({ defectdojo: name, gecko: name });
});
