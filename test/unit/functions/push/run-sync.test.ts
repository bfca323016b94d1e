import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRunSync } from '../../../../functions/push/run-sync.ts';
import { createDefectDojo, type DefectDojo } from '../../../../infra/local/defectdojo/app.ts';
import { createGecko, type Gecko } from '../../../../infra/local/gecko/gecko.ts';
import { serve } from '../../../../infra/local/stand-in/serve.ts';
import { createHttpDefectDojo } from '../../../../shared/adapters/defectdojo/http-defectdojo.ts';
import { createHttpGeckoApi } from '../../../../shared/adapters/gecko/http-gecko-api.ts';
import type { Connection } from '../../../../shared/domain/connection.ts';
import type { Mapping } from '../../../../shared/domain/mapping.ts';
import type { Run } from '../../../../shared/domain/run.ts';
import type { Trigger } from '../../../../shared/domain/trigger.ts';
import { localTargetRules } from '../../../../shared/http/target-rules.ts';
import type { SyncStore } from '../../../../shared/ports/sync-store.ts';
import { createInMemorySyncStore } from '../../../support/in-memory-sync-store.ts';
import { aClock, aConnection, aMapping, aRepository, aScan, silentLog } from '../../../support/sync-fixtures.ts';

const key = aRepository('acme/webshop', 'team-demo');
const clock = aClock();
const outbound = { rules: localTargetRules, userAgent: 'test', clock };

let gecko: Gecko;
let dojo: DefectDojo;
let store: SyncStore;
let geckoUrl: string;
let dojoUrl: string;
let stops: Array<() => Promise<void>>;

beforeEach(async () => {
  gecko = createGecko();
  dojo = createDefectDojo();
  store = createInMemorySyncStore();
  const servers = await Promise.all([serve(gecko.app), serve(dojo.app)]);
  [geckoUrl, dojoUrl] = [servers[0].url, servers[1].url];
  stops = servers.map(({ stop }) => stop);
});

afterEach(async () => {
  await Promise.all(stops.map((stop) => stop()));
});

interface Situation {
  readonly connection?: Partial<Connection> | 'none';
  readonly mapping?: Partial<Mapping> | 'none';
  readonly geckoKey?: string | undefined;
  readonly apiKey?: string;
}

async function run(trigger: Trigger, situation: Situation = {}): Promise<Run> {
  const { connection = {}, mapping = {}, apiKey = dojo.apiKey } = situation;
  const geckoKey = 'geckoKey' in situation ? situation.geckoKey : gecko.apiKey('team-demo');
  const productId = mapping === 'none' ? 0 : (mapping.product?.id ?? (await createProduct()));
  await store.raise(key, trigger);
  const runSync = createRunSync({
    teams: {
      connection: async () => (connection === 'none' ? undefined : aConnection({ baseUrl: dojoUrl, ...connection })),
      mapping: async () =>
        mapping === 'none' ? undefined : aMapping(key, { product: { id: productId, name: 'Shop' }, ...mapping }),
    },
    store,
    keys: {
      defectDojoKey: async () => ({ baseUrl: dojoUrl, apiKey, version: 1 }),
      geckoKey: async () => geckoKey,
    },
    openGecko: (apiKeyOfGecko) => createHttpGeckoApi({ baseUrl: geckoUrl, apiKey: apiKeyOfGecko, ...outbound }),
    openDefectDojo: (dojoKey) => createHttpDefectDojo({ ...dojoKey, ...outbound }),
    geckoAppUrl: 'https://app.gecko.security',
    clock,
    log: silentLog,
    newRunId: () => crypto.randomUUID(),
  });
  await runSync(key, await store.state(key));
  const newest = (await store.runs(key, { limit: 1 })).items[0];
  expect(newest).toBeDefined();
  return newest as Run;
}

const createProduct = async () => {
  const products = await askDojo('GET', '/products/?name_exact=Shop');
  const [known] = products['results'] as Array<{ id: number }>;
  return (
    known?.id ??
    Number((await askDojo('POST', '/products/', { name: 'Shop', description: 'A shop.', prod_type: 1 }))['id'])
  );
};

async function askDojo(method: string, path: string, body?: object): Promise<Record<string, unknown>> {
  const response = await dojo.app.request(`http://dojo/api/v2${path}`, {
    method,
    headers: { authorization: `Token ${dojo.apiKey}`, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return (await response.json()) as Record<string, unknown>;
}

const demoScan = () => {
  const scan = gecko.team('team-demo').scans[0];
  return aScan({ scanId: scan?.id ?? '', branch: 'main', defaultBranch: 'main' });
};

describe('a run after a complete deep scan', () => {
  it("brings every finding of Gecko's into an engagement and a test of our own", async () => {
    const total = gecko.team('team-demo').scans[0]?.rows.length ?? 0;
    const { outcome, counts, links } = await run(demoScan());
    expect({ outcome, created: counts.created }).toEqual({ outcome: 'succeeded', created: total });
    const { results: engagements } = await askDojo('GET', '/engagements/');
    expect(engagements).toEqual([
      expect.objectContaining({ name: 'Gecko: acme/webshop', status: 'In Progress', engagement_type: 'CI/CD' }),
    ]);
    const { results: tests } = await askDojo('GET', '/tests/');
    expect(tests).toEqual([expect.objectContaining({ title: 'Gecko acme/webshop [team-demo]' })]);
    expect(links.defectDojoTest).toBe(`${dojoUrl}/test/${(tests as Array<{ id: number }>)[0]?.id}`);
    expect((await askDojo('GET', '/findings/?limit=1'))['count']).toBe(total);
  });

  it('creates nothing twice when it is repeated, and uses the same test', async () => {
    const first = await run(demoScan());
    const second = await run({ ...demoScan(), id: 'event-2' });
    expect(second.counts).toMatchObject({ created: 0, unchanged: first.counts.created });
    expect((await askDojo('GET', '/tests/'))['count']).toBe(1);
  });

  it('finds its test again when our memory of it is gone', async () => {
    await run(demoScan());
    store = createInMemorySyncStore();
    expect((await run(demoScan())).counts.created).toBe(0);
    expect((await askDojo('GET', '/engagements/'))['count']).toBe(1);
  });

  it('remembers what made it run, and forgets it as a wish', async () => {
    const { triggers } = await run(demoScan());
    expect(triggers).toEqual([demoScan()]);
    expect(await store.triggers(key)).toEqual([]);
  });
});

describe('a run is skipped with its reason', () => {
  it.each([
    ['not_connected', { connection: 'none' }],
    ['not_connected', { connection: { status: 'disconnected' } }],
    ['not_connected', { connection: { secretVersion: 2 } }],
    ['paused', { connection: { settings: { ...aConnection().settings, pushOnScanComplete: false } } }],
    ['unmapped', { mapping: 'none' }],
    ['other_branch', { mapping: { branch: 'release' } }],
  ] satisfies Array<[string, Situation]>)('%s', async (code, situation) => {
    const { outcome, reason } = await run(demoScan(), situation);
    expect({ outcome, code: reason?.code }).toEqual({ outcome: 'skipped', code });
    expect((await askDojo('GET', '/engagements/'))['count']).toBe(0);
  });

  it('pull_request_scan', async () => {
    expect((await run({ ...demoScan(), scanKind: 'pull_request' })).reason?.code).toBe('pull_request_scan');
  });

  it('no_complete_scan', async () => {
    expect((await run({ kind: 'request', id: 'r', reason: 'mapping_created' })).reason?.code).toBe('no_complete_scan');
  });
});

describe('a run that fails', () => {
  it.each([
    ['key_rejected', 'failed', { apiKey: 'revoked' }],
    ['product_gone', 'failed', { mapping: { product: { id: 4711, name: 'Shop' } } }],
    ['gecko_key_missing', 'failed', { geckoKey: undefined }],
    ['gecko_key_rejected', 'failed', { geckoKey: 'gk_unknown' }],
  ] satisfies Array<[string, string, Situation]>)(
    'says %s and keeps its wish for later',
    async (code, outcome, situation) => {
      const { outcome: actual, reason } = await run(demoScan(), situation);
      expect({ code: reason?.code, outcome: actual }).toEqual({ code, outcome });
      expect(await store.triggers(key)).toHaveLength(1);
    },
  );

  it.each([
    ['rate_limited', { kind: 'status', status: 429, retryAfterSeconds: 5 }],
    ['unavailable', { kind: 'status', status: 503 }],
    ['connection_reset', { kind: 'reset', when: 'before' }],
  ])('waits and says %s when DefectDojo is in trouble', async (code, effect) => {
    const order = { path: '/api/v2/engagements/', times: 1, effect };
    const ordered = await dojo.app.request('http://dojo/_control/faults', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(order),
    });
    expect(ordered.status).toBeLessThan(300);
    const { outcome, reason } = await run(demoScan());
    expect({ outcome, code: reason?.code }).toEqual({ outcome: 'waiting', code });
  });
});
