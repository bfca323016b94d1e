import { beforeEach, describe, expect, it } from 'vitest';
import { type Client, clientOf, type Place, placeWith, row, stored } from './client.ts';

let client: Client;
let place: Place;

beforeEach(async () => {
  client = clientOf();
  place = await placeWith(client, [row('g-1'), row('g-2', { verified: true })]);
});

const order = (projects: object[]) => client.call('PUT', '/_control/jira', { projects });
const patch = async (geckoId: string, fields: object) => {
  const { status, text } = await client.call('PATCH', `/findings/${stored(client, geckoId).id}/`, fields);
  return [status, text] as const;
};
const unverified = 'must be active and verified, if enforced by system settings, to be pushed to JIRA.';

describe('a PATCH of a finding that is pushed to JIRA', () => {
  it('is stored, and answered 400 while the finding is not active and verified', async () => {
    await order([{ product: place.product }]);
    expect(await patch('g-1', { severity: 'Low' })).toEqual([400, expect.stringContaining(unverified)]);
    expect(stored(client, 'g-1').severity).toBe('Low');
    expect((await patch('g-1', { verified: true }))[0]).toBe(200);
    expect((await patch('g-1', { active: false, is_mitigated: true }))[0]).toBe(200);
  });

  it('is stored, and answered 400 while JIRA can not be reached', async () => {
    await order([{ engagement: place.engagement, reachable: false }]);
    const [status, text] = await patch('g-2', { severity: 'Low' });
    expect([status, JSON.parse(text)]).toEqual([400, [expect.stringContaining('could not be connected')]]);
    expect(stored(client, 'g-2').severity).toBe('Low');
  });

  it('goes by the project of its engagement before that of its product', async () => {
    await order([{ product: place.product, reachable: false }, { engagement: place.engagement }]);
    expect((await patch('g-2', { severity: 'Low' }))[0]).toBe(200);
  });

  it('is refused for its own sake without being stored', async () => {
    await order([{ product: place.product }]);
    expect((await patch('g-2', { severity: 'Odd', title: 'Other' }))[0]).toBe(400);
    expect(stored(client, 'g-2').title).not.toBe('Other');
  });

  it('is none elsewhere, nor on old servers, which tell nobody', async () => {
    await order([{ product: place.product + 1, reachable: false }]);
    expect((await patch('g-1', { severity: 'Low' }))[0]).toBe(200);
    client = clientOf({ version: '2.45.3' });
    place = await placeWith(client, [row('g-1')]);
    await order([{ product: place.product, reachable: false }]);
    expect((await patch('g-1', { severity: 'Low' }))[0]).toBe(200);
  });
});
