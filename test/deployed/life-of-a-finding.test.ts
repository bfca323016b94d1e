import { beforeAll, describe, expect, it } from 'vitest';
import { mapRepository, scanRepository } from './mapped-repository.ts';
import {
  askDefectDojo,
  callApi,
  deleteInDefectDojo,
  endpoints,
  eventually,
  type ListedRun,
  orderDefectDojo,
  putStatusChange,
  runOfEvent,
} from './stage.ts';

const repositoryId = 'acme/life';
const findingId = 'life-1';
const others = ['life-2', 'life-3', 'life-4', 'life-5'];
let mappingId = '';

const row = (id: string, fields: object = {}) => ({
  id,
  title: 'IDOR in orders',
  severity: 7.5,
  cwe: 'CWE-639',
  ...fields,
});

beforeAll(async () => {
  mappingId = await mapRepository(repositoryId);
});

async function scan(...rows: object[]): Promise<ListedRun> {
  return runOfEvent(mappingId, await scanRepository(repositoryId, rows));
}

async function triage(status: string, more: object = {}): Promise<ListedRun> {
  const detail = { version: '1', teamId: endpoints.demoTeamId, repositoryId, findingId, status };
  return runOfEvent(mappingId, await putStatusChange({ ...detail, changedAt: new Date().toISOString(), ...more }));
}

async function shown(): Promise<Record<string, unknown>> {
  const { results } = await askDefectDojo(`/findings/?unique_id_from_tool=${findingId}&limit=5`);
  expect(results).toHaveLength(1);
  return results[0] ?? {};
}

describe('the life of a finding, on the deployed stack', () => {
  it('begins open', async () => {
    await scan(row(findingId), ...others.map((id) => row(id)));
    expect(await shown()).toMatchObject({ active: true, verified: true, severity: 'High', cwe: 639 });
  });

  it('goes on with another wording', async () => {
    const { counts } = await scan(row(findingId, { severity: 9.3 }), ...others.map((id) => row(id)));
    expect(counts).toMatchObject({ changed: 1, unchanged: 4 });
    expect(await shown()).toMatchObject({ severity: 'Critical' });
  });

  it('comes to a fix, which Gecko verifies', async () => {
    await triage('fixed');
    expect(await shown()).toMatchObject({ active: false, is_mitigated: true });
    await triage('fix_verified');
    expect(await shown()).toMatchObject({ active: false, is_mitigated: true });
  });

  it('is reopened', async () => {
    await triage('open');
    expect(await shown()).toMatchObject({ active: true, is_mitigated: false });
  });

  it('turns out to be a false positive', async () => {
    await triage('false_positive');
    expect(await shown()).toMatchObject({ active: false, false_p: true, verified: false });
  });

  it('ends as an accepted risk', async () => {
    await triage('accepted_risk', { acceptedUntil: '2031-01-31T00:00:00Z' });
    expect(await shown()).toMatchObject({ active: false, risk_accepted: true, false_p: false });
  });
});

describe('what a person deletes in DefectDojo', () => {
  const diagnosis = async () => {
    const { body } = await callApi('GET', `/v1/mappings/${mappingId}/diagnosis`);
    return (body['items'] as Array<{ code: string }>).map(({ code }) => code);
  };
  const ask = async (what: 'drift-checks' | 'repairs') => {
    const { body } = await callApi('POST', `/v1/mappings/${mappingId}/${what}`);
    return runOfEvent(mappingId, String(body['id']));
  };

  it('is told by a drift check, made good by a repair, and well by the next check', async () => {
    const { results } = await askDefectDojo('/findings/?unique_id_from_tool=life-2&limit=1');
    await deleteInDefectDojo(`/findings/${String(results[0]?.['id'])}/`);
    expect((await ask('drift-checks')).counts).toMatchObject({ missing: 1, changedByPeople: 0, unexpected: 0 });
    await eventually('what the check found', async () =>
      (await diagnosis()).includes('drift_found') ? true : undefined,
    );

    expect(await ask('repairs')).toMatchObject({ outcome: 'succeeded', counts: { created: 1 } });
    // The run is recorded a moment before what it leaves behind.
    await eventually('the end of the repair', async () => ((await diagnosis()).includes('syncing') ? undefined : true));
    expect(await diagnosis()).not.toContain('drift_found');
    expect((await ask('drift-checks')).counts).toMatchObject({ missing: 0, changedByPeople: 0, unexpected: 0 });
  });
});

describe('a key that DefectDojo no longer takes', () => {
  it('is shown on the connection, and what waited is pushed once it is replaced', async () => {
    const { key } = await orderDefectDojo('POST', '/keys', { superuser: true });
    const { url, apiKey } = endpoints.defectDojo;
    await callApi('PUT', '/v1/connection', { body: { url, apiKey: key } });
    await orderDefectDojo('PATCH', `/keys/${String(key)}`, { revoked: true });

    const failed = await scan(row(findingId), ...others.map((id) => row(id)), row('life-6'));
    expect(failed).toMatchObject({ outcome: 'failed', reason: { code: 'key_rejected' } });
    const { body } = await callApi('GET', '/v1/connection');
    expect(body).toMatchObject({ status: 'needs_attention', attention: { code: 'key_rejected' } });

    expect((await callApi('PUT', '/v1/connection', { body: { url, apiKey } })).body).toMatchObject({
      status: 'connected',
    });
    await eventually('the finding that waited', async () => {
      const { count } = await askDefectDojo('/findings/?unique_id_from_tool=life-6&limit=1');
      return count === 1 ? true : undefined;
    });
  });
});
