import { describe, expect, it } from 'vitest';
import { recordDetection } from '../../../../../functions/push/asvs/record-detection.ts';
import { VersionConflictError } from '../../../../../shared/ports/team-store.ts';
import { anApi, managerOf } from '../../../../support/an-api.ts';
import { aDetection, openFindings } from '../../../../support/asvs-fixtures.ts';
import { aConnection, aMapping, aRepository } from '../../../../support/sync-fixtures.ts';

const key = aRepository('acme/login');
const self = '/v1/mappings/YWNtZS9sb2dpbg';

/** The API of a team with one mapped repository: a login service that was scanned, unless told otherwise. */
async function anApiWithLogin({ scanned = true } = {}) {
  const api = anApi();
  await api.teams.putConnection(aConnection());
  await api.teams.createMapping(aMapping(key));
  if (scanned) {
    const detection = aDetection(
      {
        '5.0.0': { found: ['V6', 'V7', 'V15'], suggested: ['V9'] },
        '4.0.3': { found: ['V2', 'V3', 'V14'] },
      },
      { level: { proposed: 'L2', reasons: ['People sign in.'] } },
    );
    await recordDetection(api.asvs, key, detection);
  }
  return api;
}

type Api = Awaited<ReturnType<typeof anApiWithLogin>>;
interface Section {
  readonly id: string;
}
const idsOf = (body: Readonly<Record<string, unknown>>, list = 'sections') =>
  (body[list] as readonly Section[]).map(({ id }) => id);
const sectionOf = (body: Readonly<Record<string, unknown>>, id: string) =>
  ['sections', 'suggested', 'removed'].flatMap((list) => body[list] as Section[]).find((one) => one.id === id);
const change = (api: Api, body: object, headers = {}) => api.send(`PATCH ${self}/asvs`, { body, headers });

describe('the ASVS profile of a mapped repository', () => {
  it('exists from the moment it is mapped: the first level, and what applies to any code', async () => {
    const api = await anApiWithLogin({ scanned: false });
    const answer = await api.send(`GET ${self}/asvs`);
    expect(answer).toMatchObject({ status: 200, headers: { etag: '"0"' } });
    expect(answer.body).toMatchObject({
      repositoryId: 'acme/login',
      version: '5.0.0',
      level: {
        level: 'L1',
        assignedBy: 'proposal',
        proposed: 'L1',
        reasons: ['Nothing was scanned yet, so the first level is proposed.'],
      },
      sections: [{ id: 'V15', seen: 'not_looked', noLongerSeen: false, evidence: [], coverage: 'not scanned yet' }],
      differences: { detectedNotInScope: [], inScopeNotDetected: [] },
      etag: '"0"',
      links: { self: `${self}/asvs`, mapping: self, catalogue: '/v1/asvs/5.0.0' },
    });
    expect(answer.body).not.toHaveProperty('detection');
    expect(sectionOf(answer.body, 'V15')).not.toHaveProperty('openFindings');
  });

  it('shows each detected section with its name, evidence and requirements, and what is only suggested', async () => {
    const api = await anApiWithLogin();
    const { body } = await api.send(`GET ${self}/asvs`);
    expect(idsOf(body)).toEqual(['V6', 'V7', 'V15']);
    expect(sectionOf(body, 'V6')).toEqual({
      id: 'V6',
      name: 'Authentication',
      decidedBy: 'detection',
      seen: 'found',
      noLongerSeen: false,
      pleaseCheck: false,
      movedFrom: [],
      evidence: [{ source: 'endpoint', sentence: 'The code asks for V6.', quote: 'POST /login' }],
      requirements: { count: 35, text: '35 requirements at L2' },
      coverage: 'not scanned yet',
    });
    expect(body).toMatchObject({
      level: { level: 'L2', assignedBy: 'proposal', reasons: ['People sign in.'] },
      suggested: [{ id: 'V9', seen: 'suggested' }],
      removed: [],
      detection: { detectedAt: '2026-11-22T12:00:00.000Z', inputs: { endpoints: 'read', wiki: 'read' } },
    });
  });

  it('says how many findings are open in each section, and that none is no verification', async () => {
    const api = await anApiWithLogin();
    const finding = (severity: 'Critical' | 'High', cwe: number) => ({ cwe, type: null, severity });
    const open = [finding('Critical', 287), finding('High', 287), finding('High', 287), finding('High', 89)];
    await api.asvs.putOpenFindings(key, openFindings(open));
    const { body } = await api.send(`GET ${self}/asvs`);
    expect(sectionOf(body, 'V6')).toMatchObject({
      openFindings: { Critical: 1, High: 2, Medium: 0, Low: 0, total: 3 },
      coverage: 'open findings: 3',
    });
    expect(sectionOf(body, 'V7')).toMatchObject({
      openFindings: { total: 0 },
      coverage: 'nothing seen by the scanner (not a verification)',
    });
  });

  it('says "nothing at L1" where the level asks for nothing in a section', async () => {
    const api = await anApiWithLogin();
    await change(api, { level: 'L1', add: ['V16', 'V17'] });
    const { body } = await api.send(`GET ${self}/asvs`);
    expect(sectionOf(body, 'V16')).toMatchObject({ requirements: { count: 0, text: 'nothing at L1' } });
    expect((await change(api, { level: 'L3' })).body).toMatchObject({ level: { level: 'L3', proposed: 'L2' } });
  });

  it('marks what the last scan no longer saw, and names what was detected but is not in scope', async () => {
    const api = await anApiWithLogin();
    await recordDetection(api.asvs, key, aDetection({ '5.0.0': { found: ['V6', 'V8', 'V15'] } }));
    await change(api, { remove: ['V15'] });
    await recordDetection(api.asvs, key, aDetection({ '5.0.0': { found: ['V6', 'V10', 'V15'] } }));
    const { body } = await api.send(`GET ${self}/asvs`);
    expect(sectionOf(body, 'V7')).toMatchObject({
      noLongerSeen: true,
      seen: 'not_seen',
      evidence: [{ quote: 'POST /login' }],
      evidenceLastSeenAt: '2026-11-22T12:00:00.000Z',
    });
    expect(sectionOf(body, 'V6')).not.toHaveProperty('evidenceLastSeenAt');
    expect(body['differences']).toEqual({
      detectedNotInScope: ['V10', 'V15'],
      inScopeNotDetected: ['V7', 'V8'],
    });
    expect(sectionOf(body, 'V15')).toMatchObject({ decidedBy: 'person', evidence: [{ quote: 'POST /login' }] });
  });

  it.each(['GET', 'PATCH'])('is not there for a repository that is not mapped: %s', async (method) => {
    const request = method === 'GET' ? {} : { body: {} };
    const answer = await anApi().send(`${method} ${self}/asvs`, request);
    expect(answer).toMatchObject({ status: 404, body: { code: 'mapping_not_found' } });
  });

  it("is each team's own", async () => {
    const api = await anApiWithLogin();
    const claims = managerOf('team-2');
    expect(await api.send(`GET ${self}/asvs`, { claims })).toMatchObject({ status: 404 });
    expect(await api.send(`POST ${self}/asvs/reset`, { claims })).toMatchObject({ status: 404 });
  });
});

describe('changing level and sections', () => {
  it('puts sections into scope and takes them out, and asks for a sync', async () => {
    const api = await anApiWithLogin();
    const answer = await change(api, { add: ['v9', ' V10 '], remove: ['V7'], level: 'L3' });
    expect(answer).toMatchObject({ status: 200, headers: { etag: '"2"' }, body: { etag: '"2"' } });
    expect(idsOf(answer.body)).toEqual(['V6', 'V9', 'V10', 'V15']);
    expect(idsOf(answer.body, 'removed')).toEqual(['V7']);
    expect(answer.body).toMatchObject({ level: { level: 'L3', assignedBy: 'person', proposed: 'L2' } });
    expect(api.queue.requested).toMatchObject([{ ...key, reason: 'asvs_changed', requestedBy: 'user-of-team-1' }]);
    expect((await api.send(`GET ${self}/asvs`)).body).toEqual(answer.body);
  });

  it('takes a whole list', async () => {
    const api = await anApiWithLogin();
    const { body } = await change(api, { sections: ['V6', 'V8'], asvsVersion: '5.0.0' });
    expect(idsOf(body)).toEqual(['V6', 'V8']);
    expect(idsOf(body, 'removed')).toEqual(['V7', 'V15']);
    expect(idsOf((await change(api, { sections: [] })).body)).toEqual([]);
  });

  it('survives later scans, whose news are suggested', async () => {
    const api = await anApiWithLogin();
    await change(api, { add: ['V10'], remove: ['V7'] });
    await recordDetection(api.asvs, key, aDetection({ '5.0.0': { found: ['V7', 'V8', 'V15'] } }));
    const { body } = await api.send(`GET ${self}/asvs`);
    expect(idsOf(body)).toEqual(['V6', 'V10', 'V15']);
    expect(idsOf(body, 'suggested')).toEqual(['V8']);
    expect(idsOf(body, 'removed')).toEqual(['V7']);
  });

  it('does nothing where everything is so already', async () => {
    const api = await anApiWithLogin();
    const first = await change(api, { add: ['V10'], level: 'L2' });
    const again = await change(api, { add: ['V10'], level: 'L2' });
    expect(again.body).toEqual(first.body);
    expect((await change(api, {})).body).toEqual(first.body);
    expect(api.queue.requested).toHaveLength(1);
    expect((await api.send('GET /v1/audit')).body['items']).toHaveLength(1);
  });

  it('is written down with what was before', async () => {
    const api = await anApiWithLogin();
    await change(api, { remove: ['V7'], level: 'L3' });
    await api.send(`POST ${self}/asvs/reset`);
    const { body } = await api.send('GET /v1/audit');
    const edited = { asvsVersion: '5.0.0', level: 'L3', sections: ['V6', 'V15'], removed: ['V7'] };
    expect(body['items']).toMatchObject([
      { action: 'asvs_reset', before: edited, after: { level: 'L3', sections: ['V6', 'V7', 'V15'], removed: [] } },
      {
        action: 'asvs_changed',
        by: 'user-of-team-1',
        repositoryId: 'acme/login',
        before: { asvsVersion: '5.0.0', sections: ['V6', 'V7', 'V15'], removed: [] },
        after: edited,
        links: { mapping: self },
      },
    ]);
  });

  it.each([
    [{ add: ['V6', 'V18'] }, 'add.1', 'V18 is not a chapter of ASVS 5.0.0, which has V1 to V17.'],
    [{ remove: ['V99'] }, 'remove.0', 'V99 is not a chapter of ASVS 5.0.0, which has V1 to V17.'],
    [{ sections: ['V6.2'] }, 'sections.0', 'V6.2 is a part of V6; only whole chapters are tracked.'],
    [{ sections: ['V18.1'] }, 'sections.0', 'V18.1 is not a chapter of ASVS 5.0.0, which has V1 to V17.'],
    [{ add: ['V01'] }, 'add.0', 'V01 is not a chapter of ASVS 5.0.0, which has V1 to V17.'],
  ])('refuses sections that the version does not have: %j', async (body, field, detail) => {
    const api = await anApiWithLogin();
    const answer = await change(api, body);
    expect(answer).toMatchObject({ status: 422, body: { code: 'section_unknown', field, detail } });
    expect(answer.body['advice']).toMatch(/^(Choose from GET \/v1\/asvs\/5\.0\.0|Use V6\.)/);
    expect(api.queue.requested).toEqual([]);
  });

  it.each([
    [{ level: 'L4' }, 'level', 'must be L1, L2 or L3'],
    [{ add: ['Authentication'] }, 'add.0', 'must be a section such as V6'],
    [{ sections: ['V6'], add: [] }, 'sections', 'must not come together with "add" or "remove"'],
    [{ add: ['V6'], remove: ['v6'] }, 'remove', 'must not hold what "add" holds'],
    [{ asvsVersion: '5' }, 'asvsVersion', 'must be 5.0.0 or 4.0.3'],
  ])('refuses %j at its field', async (body, field, problem) => {
    const api = await anApiWithLogin();
    const answer = await change(api, body);
    expect(answer).toMatchObject({ status: 400, body: { code: 'request_invalid', field } });
    expect(answer.body['detail']).toContain(problem);
  });

  it('refuses sections that are meant of another version than the connection follows', async () => {
    const api = await anApiWithLogin();
    const answer = await change(api, { asvsVersion: '4.0.3', add: ['V2'] });
    expect(answer).toMatchObject({
      status: 409,
      body: {
        code: 'asvs_version_differs',
        field: 'asvsVersion',
        detail: 'The connection follows ASVS 5.0.0, not 4.0.3.',
      },
    });
  });

  it('honours If-Match, and goes on top of a scan that came between without it', async () => {
    const api = await anApiWithLogin();
    const { headers } = await api.send(`GET ${self}/asvs`);
    const tag = { 'if-match': headers['etag'] };
    expect(await change(api, { add: ['V10'] }, tag)).toMatchObject({ status: 200 });
    expect(await change(api, { add: ['V11'] }, tag)).toMatchObject({
      status: 412,
      body: { code: 'precondition_failed' },
    });
    const { putProfile } = api.asvs;
    const scans = (['V6', 'V7'] as const).map((chapter) => aDetection({ '5.0.0': { suggested: [chapter] } }));
    api.asvs.putProfile = async (profile) => {
      const scan = scans.pop();
      if (scan) await recordDetection({ ...api.asvs, putProfile }, key, scan);
      await putProfile(profile);
    };
    expect(await change(api, { add: ['V11'] })).toMatchObject({ status: 200, headers: { etag: '"5"' } });
  });

  it('gives up when others never stop', async () => {
    const api = await anApiWithLogin();
    api.asvs.putProfile = async () => {
      throw new VersionConflictError('It was changed meanwhile.');
    };
    expect(await change(api, { level: 'L3' })).toMatchObject({ status: 409, body: { code: 'changed_meanwhile' } });
    expect(api.queue.requested).toEqual([]);
  });

  it('does not hide that the store is broken', async () => {
    const api = await anApiWithLogin();
    api.asvs.putProfile = async () => {
      throw new Error('no table');
    };
    expect(await change(api, { level: 'L3' })).toMatchObject({ status: 500, body: { code: 'internal_error' } });
  });
});

describe('a reset to what was detected', () => {
  it('drops what people chose, keeps the level, and asks for a sync', async () => {
    const api = await anApiWithLogin();
    await change(api, { add: ['V10'], remove: ['V6'], level: 'L3' });
    const answer = await api.send(`POST ${self}/asvs/reset`);
    expect(answer).toMatchObject({ status: 200, body: { level: { level: 'L3' }, removed: [] } });
    expect(idsOf(answer.body)).toEqual(['V6', 'V7', 'V15']);
    expect(api.queue.requested).toMatchObject([{ reason: 'asvs_changed' }, { reason: 'asvs_reset' }]);
  });

  it('honours If-Match', async () => {
    const api = await anApiWithLogin();
    const answer = await api.send(`POST ${self}/asvs/reset`, { headers: { 'if-match': '"7"' } });
    expect(answer).toMatchObject({ status: 412, body: { code: 'precondition_failed' } });
  });
});
