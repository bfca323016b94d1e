import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { beforeAll, describe, expect, it } from 'vitest';
import { emulatorClientConfig } from '../../infra/local/emulator-access.ts';
import { notificationSource } from '../../shared/contracts/notification.ts';
import { defectDojoSecretName, secretPrefix } from '../../shared/contracts/secret-names.ts';
import {
  type Answer,
  askDefectDojo,
  callApi,
  endpoints,
  eventually,
  type ListedRun,
  orderDefectDojo,
  orderGecko,
  putEvents,
  putStatusChange,
  runOfEvent,
  tapBus,
} from './stage.ts';
import { itemsOf, loggedLines, queuedMessages, storedItems } from './what-was-left.ts';

const { otherTeamId: teamId } = endpoints;
const token = endpoints.tokens.otherTeam;
const { url } = endpoints.defectDojo;
const repositoryId = 'gitlab:umbra/platform/shop';
const mappingId = Buffer.from(repositoryId).toString('base64url');
const mapping = `/v1/mappings/${mappingId}`;
const apiKey = `right-key-${crypto.randomUUID()}`;
const keyWithoutRights = `blind-key-${crypto.randomUUID()}`;
const wrongKey = `wrong-key-${crypto.randomUUID()}`;
const answers: Answer[] = [];
let tap = '';

async function call(method: string, path: string, body?: object): Promise<Answer> {
  const answer = await callApi(method, path, { token, ...(body ? { body } : {}) });
  answers.push(answer);
  return answer;
}
const connect = (body: { url: string; apiKey: string }) => call('PUT', '/v1/connection', body);
const set = (settings: object) => call('PATCH', '/v1/connection/settings', settings);

/** What the repository is: a service that people sign in to. */
const endpointsOfService = [
  { method: 'POST', path: '/api/login', file: 'src/auth/login.ts' },
  { method: 'POST', path: '/api/logout', file: 'src/auth/logout.ts' },
  { method: 'PUT', path: '/api/admin/roles/:id', file: 'src/admin/roles.ts' },
];

/** A deep scan of the repository that finds these and nothing else; the run that it led to. */
async function scan(...findingIds: string[]): Promise<ListedRun> {
  const rows = findingIds.map((id) => ({ id, title: `IDOR in ${id}`, severity: 7.5, cwe: 'CWE-639' }));
  const order = { repositories: [{ id: repositoryId, rows }], endpoints: endpointsOfService };
  const { event } = await orderGecko('POST', '/scans', order, teamId);
  const [eventId = ''] = await putEvents(event as object);
  return runOfEvent(mappingId, eventId, token);
}

/** What a person reads under "Why aren't my findings there?". */
async function diagnosis(): Promise<string[]> {
  const { body } = await call('GET', `${mapping}/diagnosis`);
  return (body['items'] as { code: string }[]).map(({ code }) => code);
}

/** Waits until DefectDojo has so many of this repository's findings that fit a filter. */
function findings(wanted: number, filter = ''): Promise<unknown> {
  return eventually(`${wanted} findings ${filter}`, async () => {
    const { count } = await askDefectDojo(`/findings/?limit=1&unique_id_from_tool=umbra-${filter}`);
    return count === wanted ? true : undefined;
  });
}

/** Waits until DefectDojo tells a profile that begins so, and bears tags of its version alone. */
async function toldInDefectDojo(line: string): Promise<void> {
  const [version = '', , chapter = ''] = line.split(' ');
  await eventually(`${line} in DefectDojo`, async () => {
    const { results: metadata } = await askDefectDojo('/metadata/?limit=100');
    const { results: products } = await askDefectDojo('/products/?name_exact=Settings%20page');
    const { results: open } = await askDefectDojo('/findings/?limit=1&active=true&unique_id_from_tool=umbra-');
    const value = metadata.find(({ name }) => name === `gecko_asvs:${repositoryId}`)?.['value'];
    const tags = [...tagsOf(products[0]), ...tagsOf(open[0])].filter((tag) => tag.startsWith('asvs:'));
    const isTold = String(value).startsWith(line) && tags.includes(`asvs:${version}-${chapter.toLowerCase()}`);
    return isTold && tags.every((tag) => tag.startsWith(`asvs:${version}-v`)) ? true : undefined;
  });
}

function tagsOf(object: Record<string, unknown> | undefined): string[] {
  return (object?.['tags'] ?? []) as string[];
}

beforeAll(async () => {
  tap = await tapBus(notificationSource);
  await orderDefectDojo('POST', '/keys', { key: apiKey, username: 'exporter', superuser: true });
  await orderDefectDojo('POST', '/keys', { key: keyWithoutRights });
  await orderGecko('PUT', `/repositories/${encodeURIComponent(repositoryId)}`, {}, teamId);
});

describe('the settings page, as a manager of a team uses it', () => {
  it('starts disconnected', async () => {
    expect(await call('GET', '/v1/connection')).toMatchObject({ status: 200, body: { status: 'disconnected' } });
  });

  it.each([
    ['a URL that is none', { url: 'dojo.example.com', apiKey }, { code: 'url_invalid', field: 'url' }],
    [
      'a port where nobody listens',
      { url: 'http://127.0.0.1:1', apiKey },
      { code: 'connection_refused', field: 'url' },
    ],
    ['a private address', { url: 'https://10.0.0.1', apiKey }, { code: 'address_not_public', field: 'url' }],
    ['another server', { url: endpoints.gecko.url, apiKey }, { code: 'not_defectdojo', field: 'url' }],
    ['a wrong key', { url, apiKey: wrongKey }, { code: 'key_rejected', field: 'apiKey' }],
    ['a key without rights', { url, apiKey: keyWithoutRights }, { code: 'no_product_type_visible', field: 'apiKey' }],
  ])('tells inline what is wrong with %s, and saves nothing', async (_what, body, problem) => {
    expect(await connect(body)).toMatchObject({ status: 422, body: { ...problem, advice: expect.any(String) } });
    expect(await call('GET', '/v1/connection')).toMatchObject({ body: { status: 'disconnected' } });
  });

  it('connects with the right key and shows instance, version and user', async () => {
    expect(await connect({ url: `${url}/`, apiKey })).toMatchObject({
      status: 201,
      body: { status: 'connected', url, defectDojo: { userName: 'exporter', version: expect.any(String) } },
    });
    expect(await call('POST', '/v1/connection/verify')).toMatchObject({ status: 200, body: { status: 'connected' } });
  });

  it('tells why findings of an unmapped repository do not appear, and pushes them once it is mapped to a new product', async () => {
    expect(await scan('umbra-1', 'umbra-2', 'umbra-3')).toMatchObject({
      outcome: 'skipped',
      reason: { code: 'unmapped' },
    });
    expect(await diagnosis()).toContain('unmapped');
    const made = await call('POST', '/v1/mappings', { repositoryId, product: { name: 'Settings page' } });
    expect(made).toMatchObject({
      status: 201,
      body: { id: mappingId, repositoryId, product: { name: 'Settings page' } },
    });
    await findings(3);
    expect(await call('GET', '/v1/connection')).toMatchObject({ body: { repositoriesMapped: 1 } });
  });

  it('removes the mapping, and maps to a product that exists', async () => {
    expect((await call('DELETE', mapping)).status).toBe(204);
    expect((await call('GET', mapping)).status).toBe(404);
    const { body } = await call('GET', '/v1/products?search=settings');
    const [product] = body['items'] as { id: number }[];
    expect(body).toMatchObject({ items: [{ name: 'Settings page' }], total: 1 });
    const again = await call('POST', '/v1/mappings', { repositoryId, product: { id: product?.id } });
    expect(again).toMatchObject({ status: 201, body: { product: { name: 'Settings page' } } });
  });

  it('tells why findings do not appear while "Push on scan complete" is off, and pushes them once it is on, without a fresh scan', async () => {
    expect((await set({ pushOnScanComplete: false })).status).toBe(200);
    const paused = await scan('umbra-1', 'umbra-2', 'umbra-3', 'umbra-4');
    expect(paused).toMatchObject({ outcome: 'skipped', reason: { code: 'paused' } });
    expect(await diagnosis()).toContain('paused');
    expect((await set({ pushOnScanComplete: true })).status).toBe(200);
    await findings(4);
    // The findings are there a moment before their run is over.
    await eventually('all to be well', async () => ((await diagnosis()).join() === 'in_sync' ? true : undefined));
  });

  it('tells why resolved findings stay open while "Include resolved findings" is off, and mitigates them once it is on', async () => {
    expect((await set({ includeResolvedFindings: false })).status).toBe(200);
    const changedAt = new Date().toISOString();
    const fixed = { version: '1', teamId, repositoryId, findingId: 'umbra-1', status: 'fixed', changedAt };
    await runOfEvent(mappingId, await putStatusChange(fixed), token);
    expect(await diagnosis()).toContain('resolved_not_included');
    await findings(4, '&active=true');
    expect((await set({ includeResolvedFindings: true })).status).toBe(200);
    await findings(1, '&is_mitigated=true');
  });

  it('shows which chapters the code asks for and why, in either version of the ASVS, and lets people decide', async () => {
    const profile = async (): Promise<Profile> => (await call('GET', `${mapping}/asvs`)).body as unknown as Profile;
    const { level, sections } = await profile();
    expect(level).toMatchObject({ level: 'L2', assignedBy: 'proposal' });
    const shown = (id: string, quote: string) =>
      expect.objectContaining({ id, evidence: expect.arrayContaining([expect.objectContaining({ quote })]) });
    expect(sections).toContainEqual(shown('V6', 'POST /api/login'));
    expect(sections).toContainEqual(shown('V7', 'POST /api/logout'));
    expect(sections).toContainEqual(expect.objectContaining({ id: 'V8', coverage: 'open findings: 3' }));
    const edited = await call('PATCH', `${mapping}/asvs`, { add: ['V17'], remove: ['V8'], level: 'L3' });
    expect(edited).toMatchObject({ status: 200, body: { level: { level: 'L3' }, removed: [{ id: 'V8' }] } });

    const moves = [
      { section: 'V17', choice: 'added', outcome: 'no_counterpart', pleaseCheck: true },
      { section: 'V8', choice: 'removed', outcome: 'moved', to: ['V4'] },
    ];
    const switched = await set({ asvsVersion: '4.0.3' });
    expect(switched.body).toMatchObject({ asvsMoved: { items: [{ repositoryId, moves }] } });
    const in4 = await profile();
    expect(in4).toMatchObject({
      version: '4.0.3',
      removed: [{ id: 'V4', movedFrom: [{ version: '5.0.0', id: 'V8' }] }],
    });
    expect(in4.sections).toContainEqual(shown('V2', 'POST /api/login'));
    expect(in4.sections).toContainEqual(shown('V3', 'POST /api/logout'));
    await toldInDefectDojo('4.0.3 L3 V1 V2 V3');
    await set({ asvsVersion: '5.0.0' });
    expect((await profile()).sections).toEqual((edited.body as unknown as Profile).sections);
  });

  it('disconnects, destroys the key, and connects again with the same settings and mappings', async () => {
    await set({ minimumSeverity: 'Medium' });
    expect((await call('DELETE', '/v1/connection')).status).toBe(204);
    expect(await call('GET', '/v1/products')).toMatchObject({ status: 409, body: { code: 'not_connected' } });
    await expect(storedKey()).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    expect(await connect({ url, apiKey })).toMatchObject({
      status: 201,
      body: { settings: { minimumSeverity: 'Medium' }, repositoriesMapped: 1 },
    });
  });

  it('tells who changed what', async () => {
    const { body } = await call('GET', '/v1/audit');
    expect((body['items'] as object[]).slice(0, 3)).toMatchObject([
      { action: 'connected', by: 'other-user' },
      { action: 'disconnected' },
      { action: 'settings_changed' },
    ]);
  });
});

describe('the keys that were used so far', () => {
  it('are nowhere but in Secrets Manager: not in answers, logs, items, messages or events', async () => {
    expect(await storedKey()).toContain(apiKey);
    const { teams } = (await (await fetch(`${endpoints.gecko.controlUrl}/teams`)).json()) as {
      teams: { apiKey: string }[];
    };
    const secrets = [
      ...[apiKey, wrongKey, keyWithoutRights, endpoints.defectDojo.apiKey, ...teams.map((team) => team.apiKey)],
      ...Object.values(endpoints.tokens),
    ];
    const places = {
      answers: JSON.stringify(answers),
      logs: await loggedLines(),
      items: await storedItems(),
      messages: await queuedMessages(tap),
    };
    expect(places.logs).toContain('"operationId":"connect"');
    expect(places.logs).toContain('run recorded');
    expect(places.items).toContain(repositoryId);
    for (const [place, text] of Object.entries(places)) {
      for (const secret of secrets) expect(text.includes(secret), `${secret} in ${place}`).toBe(false);
    }
  });
});

describe("deleting the team's data", () => {
  it('is one call, repeated until nothing is left, not even the key', async () => {
    await eventually('all to be deleted', async () => {
      const { status } = await call('DELETE', '/v1/team-data?confirm=delete-everything');
      return status === 204 ? true : undefined;
    });
    expect(await itemsOf(teamId)).toEqual([]);
    await expect(storedKey()).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    expect(await call('GET', '/v1/connection')).toMatchObject({
      body: { status: 'disconnected', repositoriesMapped: 0 },
    });
  });
});

/** What of a profile is looked at. */
interface Profile {
  readonly level: object;
  readonly sections: readonly object[];
}

/** The secret with the team's DefectDojo key, as it is stored. */
async function storedKey(): Promise<string | undefined> {
  const client = new SecretsManagerClient(emulatorClientConfig(endpoints.awsEndpointUrl));
  const SecretId = defectDojoSecretName(secretPrefix('local'), teamId);
  return (await client.send(new GetSecretValueCommand({ SecretId }))).SecretString;
}
