import { describe, expect, it } from 'vitest';
import { defaultHoldThresholds } from '../../../../../shared/domain/holds/judge-holds.ts';
import { aConnectedApi } from '../../../../support/a-connected-api.ts';
import { anApi } from '../../../../support/an-api.ts';
import { aMapping, aRepository } from '../../../../support/sync-fixtures.ts';
import { beOvertaken } from './overtaken.ts';

describe('settings', () => {
  it('change one by one, and a choice can be taken back', async () => {
    const { api } = await aConnectedApi();
    await api.send('PATCH /v1/connection/settings', { body: { defaultProductTypeId: 3, markVerified: false } });
    const answer = await api.send('PATCH /v1/connection/settings', { body: { defaultProductTypeId: null } });
    expect(answer).toMatchObject({ status: 200, headers: { etag: '"3"' } });
    expect(answer.body['settings']).toEqual({
      pushOnScanComplete: true,
      includeResolvedFindings: true,
      markVerified: false,
      holdThresholds: defaultHoldThresholds,
      maxConcurrentCalls: 2,
      asvsVersion: '5.0.0',
    });
  });

  it('of holds change one by one over the defaults, and all go back to them', async () => {
    const { api } = await aConnectedApi();
    const change = async (holdThresholds: object | null) => {
      const { body } = await api.send('PATCH /v1/connection/settings', { body: { holdThresholds } });
      return (body['settings'] as { holdThresholds: object }).holdThresholds;
    };
    expect(await change({ closingsOver: 100 })).toEqual({ ...defaultHoldThresholds, closingsOver: 100 });
    expect(await change({ noneLeftOf: 9 })).toEqual({ ...defaultHoldThresholds, closingsOver: 100, noneLeftOf: 9 });
    expect(await change(null)).toEqual(defaultHoldThresholds);
  });

  it.each([
    [{ holdThresholds: { closingsShareOver: 1.5 } }, 'holdThresholds.closingsShareOver'],
    [{ holdThresholds: { closingsShareOver: 1e-131 } }, 'holdThresholds.closingsShareOver'],
    [{ holdThresholds: { creationsShareOver: 0.0000001 } }, 'holdThresholds.creationsShareOver'],
    [{ holdThresholds: { closingsOver: 1_000_001 } }, 'holdThresholds.closingsOver'],
    [{ holdThresholds: { noneLeftOf: 9_007_199_254_740_991 } }, 'holdThresholds.noneLeftOf'],
    [{ defaultProductTypeId: 2_147_483_648 }, 'defaultProductTypeId'],
    [{ holdThresholds: { closingsOver: -1 } }, 'holdThresholds.closingsOver'],
    [{ holdThresholds: { closings: 1 } }, 'holdThresholds.closings'],
    [{ minimumSeverity: 'high' }, 'minimumSeverity'],
    [{ defaultProductTypeId: 0 }, 'defaultProductTypeId'],
    [{ maxConcurrentCalls: 0 }, 'maxConcurrentCalls'],
    [{ maxConcurrentCalls: 5 }, 'maxConcurrentCalls'],
    [{ maxConcurrentCalls: 1.5 }, 'maxConcurrentCalls'],
    [{ asvsVersion: '5.0' }, 'asvsVersion'],
    [{ asvsVersion: null }, 'asvsVersion'],
  ])('%j are refused at their field', async (body, field) => {
    const { api } = await aConnectedApi();
    const answer = await api.send('PATCH /v1/connection/settings', { body });
    expect(answer).toMatchObject({ status: 400, body: { code: 'request_invalid', field } });
  });

  it.each([
    [{ includeResolvedFindings: false }, 1],
    [{ markVerified: false }, 1],
    [{ minimumSeverity: 'High' }, 1],
    [{ minimumSeverity: null }, 0],
    [{ holdThresholds: { closingsOver: 100 } }, 1],
    [{ pushOnScanComplete: false }, 0],
    [{ defaultProductTypeId: 1 }, 0],
    [{ maxConcurrentCalls: 4 }, 0],
    [{ maxConcurrentCalls: null }, 0],
    [{ markVerified: true }, 0],
    [{ asvsVersion: '4.0.3' }, 1],
    [{ asvsVersion: '5.0.0' }, 0],
    [{}, 0],
  ])('%j ask for a sync of every mapping %d times', async (body, syncs) => {
    const { api } = await aConnectedApi();
    await api.teams.createMapping(aMapping(aRepository()));
    await api.send('PATCH /v1/connection/settings', { body });
    expect(api.queue.requested).toHaveLength(syncs);
  });

  it('that let exports go on ask for a sync of what waited', async () => {
    const { api } = await aConnectedApi();
    await api.teams.createMapping(aMapping(aRepository()));
    await api.send('PATCH /v1/connection/settings', { body: { pushOnScanComplete: false } });
    await api.send('PATCH /v1/connection/settings', { body: { pushOnScanComplete: true } });
    expect(api.queue.requested).toMatchObject([{ reason: 'settings_changed' }]);
  });

  it('need a connection', async () => {
    const answer = await anApi().send('PATCH /v1/connection/settings', { body: {} });
    expect(answer).toMatchObject({ status: 409, body: { code: 'not_connected' } });
  });

  it('are stored even when somebody else changes the connection at the same moment', async () => {
    const { api } = await aConnectedApi();
    beOvertaken(api.teams, 2);
    const answer = await api.send('PATCH /v1/connection/settings', { body: { markVerified: false } });
    expect(answer).toMatchObject({ status: 200, body: { settings: { markVerified: false } } });
  });

  it('give up when others never stop', async () => {
    const { api } = await aConnectedApi();
    beOvertaken(api.teams, 99);
    const answer = await api.send('PATCH /v1/connection/settings', { body: {} });
    expect(answer).toMatchObject({ status: 409, body: { code: 'changed_meanwhile' } });
  });
});
