import { beforeEach, describe, expect, it } from 'vitest';
import type { DefectDojoVersion } from '../../../../../infra/local/defectdojo/model/traits.ts';
import { type Client, clientOf, flags, placeWith, row, stored } from './client.ts';

const acceptance = { name: 'Gecko accepted risks', owner: 1, recommendation: 'A', decision: 'A' };

describe('a risk acceptance with an end', () => {
  let client: Client;
  let now: Date;
  beforeEach(() => begin());

  async function begin(version: DefectDojoVersion = '3.2.0') {
    now = new Date('2026-03-01T10:00:00Z');
    client = clientOf({ version, now: () => now });
    await placeWith(client, [row('g-1', { verified: true }), row('g-2')]);
  }

  const accept = (ids: number[], expiration_date: string) =>
    client.call('POST', '/risk_acceptance/', { ...acceptance, accepted_findings: ids, expiration_date });
  const read = async () => (await client.call('GET', '/risk_acceptance/1/')).body;
  const at = async (instant: string) => {
    now = new Date(instant);
    await client.call('GET', '/user_profile/');
  };

  it('ends with the first job of its day, whatever its hour, every three hours', async () => {
    await accept([1, 2], '2026-03-05T23:59:59Z');
    await at('2026-03-04T23:59:00Z');
    expect(flags(stored(client, 'g-1'))).toBe('VR');
    await at('2026-03-05T00:00:00Z');
    expect([flags(stored(client, 'g-1')), flags(stored(client, 'g-2'))]).toEqual(['AV', 'A']);
  });

  it('made on its own last day holds until the next job', async () => {
    await accept([1], '2026-03-01T23:59:59Z');
    await at('2026-03-01T11:59:00Z');
    expect(flags(stored(client, 'g-1'))).toBe('VR');
    await at('2026-03-01T12:00:00Z');
    expect(flags(stored(client, 'g-1'))).toBe('AV');
  });

  it('still lists its findings when it is over, says when that was, and leaves no note', async () => {
    await accept([1], '2026-03-05T23:59:59Z');
    const notes = stored(client, 'g-1').notes.length;
    await at('2026-03-05T00:00:00Z');
    expect(await read()).toMatchObject({ accepted_findings: [1], expiration_date_handled: '2026-03-05T00:00:00Z' });
    expect(stored(client, 'g-1')).toMatchObject({ mitigated: null, last_status_update: '2026-03-05T00:00:00Z' });
    expect(stored(client, 'g-1').notes).toHaveLength(notes);
    const { body } = await client.call('GET', '/findings/1/');
    expect(body['accepted_risks']).toMatchObject([{ expiration_date_handled: '2026-03-05T00:00:00Z' }]);
  });

  it('reopens even what was fixed meanwhile, while it lists it', async () => {
    await accept([1], '2026-03-05T23:59:59Z');
    await client.call('PATCH', '/findings/1/', { active: false, is_mitigated: true });
    await at('2026-03-05T00:00:00Z');
    expect(flags(stored(client, 'g-1'))).toBe('AV');
  });

  it('ends without reopening anything where it is told so', async () => {
    const values = { ...acceptance, reactivate_expired: false, expiration_date: '2026-03-05T00:00:00Z' };
    await client.call('POST', '/risk_acceptance/', { ...values, accepted_findings: [1] });
    await at('2026-03-05T00:00:00Z');
    expect(flags(stored(client, 'g-1'))).toBe('VR');
    expect((await read())['expiration_date_handled']).toBe('2026-03-05T00:00:00Z');
  });

  it('keeps a finding in its list that is opened again after its end', async () => {
    await accept([1], '2026-03-05T23:59:59Z');
    await at('2026-03-05T00:00:00Z');
    await client.call('PATCH', '/findings/1/', { active: true, risk_accepted: false });
    expect((await read())['accepted_findings']).toEqual([1]);
  });

  it('holds again once it has another date, but for the default period, and accepts whatever it lists', async () => {
    await accept([1, 2], '2026-03-05T23:59:59Z');
    await at('2026-03-05T00:00:00Z');
    const change = { accepted_findings: [1, 2], expiration_date: '2026-03-20T12:00:00Z' };
    await client.call('PATCH', '/risk_acceptance/1/', change);
    expect([flags(stored(client, 'g-1')), flags(stored(client, 'g-2'))]).toEqual(['VR', 'R']);
    expect(await read()).toMatchObject({ expiration_date: '2026-09-01T00:00:00Z', expiration_date_handled: null });
    await client.call('PATCH', '/risk_acceptance/1/', change);
    expect((await read())['expiration_date']).toBe('2026-03-20T12:00:00Z');
  });

  it('stays over on 2.x, whatever its date', async () => {
    await begin('2.58.4');
    await accept([1], '2026-03-05T23:59:59Z');
    await at('2026-03-05T00:00:00Z');
    const change = { accepted_findings: [1], expiration_date: '2026-03-20T12:00:00Z' };
    expect((await client.call('PATCH', '/risk_acceptance/1/', change)).body).toMatchObject({
      expiration_date: '2026-03-20T12:00:00Z',
      expiration_date_handled: '2026-03-05T00:00:00Z',
    });
    expect(flags(stored(client, 'g-1'))).toBe('AV');
  });

  it('ends at once when the job is told to run', async () => {
    await accept([1], '2026-03-01T23:59:59Z');
    expect((await client.call('POST', '/_control/jobs/risk-acceptance-expiration')).status).toBe(204);
    expect(flags(stored(client, 'g-1'))).toBe('AV');
  });
});
