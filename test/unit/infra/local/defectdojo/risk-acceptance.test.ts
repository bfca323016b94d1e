import { beforeEach, describe, expect, it } from 'vitest';
import { type Client, clientOf, flags, placeWith, row, stored } from './client.ts';

const acceptance = { name: 'Gecko accepted risks', owner: 1, recommendation: 'A', decision: 'A' };

describe('a risk acceptance', () => {
  let client: Client;
  beforeEach(async () => {
    client = clientOf();
    await placeWith(client, [row('g-1'), row('g-2')]);
  });

  const accept = (ids: number[]) => client.call('POST', '/risk_acceptance/', { ...acceptance, accepted_findings: ids });
  const all = () => [flags(stored(client, 'g-1')), flags(stored(client, 'g-2'))];

  it('accepts findings even where the product forbids simple acceptance', async () => {
    expect((await accept([1])).status).toBe(201);
    expect(all()).toEqual(['R', 'A']);
    const { body } = await client.call('GET', '/findings/1/');
    expect((body['accepted_risks'] as { name: string }[]).map(({ name }) => name)).toEqual(['Gecko accepted risks']);
  });

  it('needs a name, an owner and findings', async () => {
    const { status, body } = await client.call('POST', '/risk_acceptance/', {});
    expect([status, Object.keys(body)]).toEqual([400, expect.arrayContaining(['name', 'owner', 'accepted_findings'])]);
  });

  it('is never emptied by a list without findings', async () => {
    await accept([1]);
    const { status, body } = await client.call('PATCH', '/risk_acceptance/1/', { accepted_findings: [] });
    expect([status, body['accepted_findings'], all()]).toEqual([400, ['This list may not be empty.'], ['R', 'A']]);
  });

  it('is refused where the product forbids full acceptance too', async () => {
    await client.call('PATCH', '/products/1/', { enable_full_risk_acceptance: false });
    const { status, body } = await accept([1]);
    expect([status, body]).toEqual([403, { detail: 'Full risk acceptance is not enabled for this product' }]);
  });

  it('takes findings in and lets others go, which are then open again', async () => {
    await accept([1]);
    await client.call('PATCH', '/risk_acceptance/1/', { accepted_findings: [1, 2] });
    expect(all()).toEqual(['R', 'R']);
    await client.call('PATCH', '/risk_acceptance/1/', { accepted_findings: [2] });
    expect(all()).toEqual(['A', 'R']);
  });

  it('lets all go when a change does not repeat them', async () => {
    await accept([1, 2]);
    await client.call('PATCH', '/risk_acceptance/1/', { expiration_date: '2026-12-31T00:00:00Z' });
    expect(all()).toEqual(['A', 'A']);
  });

  it('no longer names a finding that was reopened by PATCH', async () => {
    await accept([1]);
    await client.call('PATCH', '/findings/1/', { active: true, risk_accepted: false });
    expect((await client.call('GET', '/risk_acceptance/1/')).body['accepted_findings']).toEqual([]);
  });

  it('leaves a finding fixed and accepted when only its fix is told', async () => {
    await accept([1]);
    await client.call('PATCH', '/findings/1/', { active: false, is_mitigated: true });
    expect(flags(stored(client, 'g-1'))).toBe('MR');
  });

  it('opens its findings again when it is deleted', async () => {
    await accept([1, 2]);
    expect((await client.call('DELETE', '/risk_acceptance/1/')).status).toBe(204);
    expect(all()).toEqual(['A', 'A']);
  });

  it('holds findings of one engagement only', async () => {
    await placeWith(client, [row('o-1')], { name: 'other' });
    const { status, body } = await accept([1, 3]);
    expect([status, body]).toEqual([
      403,
      { detail: 'You are not permitted to add findings from multiple engagements' },
    ]);
  });

  it('reads its decision back as a letter, but as a sentence on 2.45.3', async () => {
    expect((await accept([1])).body['decision']).toBe('A');
    const old = clientOf({ version: '2.45.3' });
    await placeWith(old, [row('g-1')]);
    const { body } = await old.call('POST', '/risk_acceptance/', { ...acceptance, accepted_findings: [1] });
    expect(body['decision']).toBe('Accept (The risk is acknowledged, yet remains)');
  });
});
