import { beforeEach, describe, expect, it } from 'vitest';
import { playedVersions } from '../../../../../infra/local/defectdojo/model/traits.ts';
import { type Client, clientOf, placeWith, row } from './client.ts';

describe.each(playedVersions)('a finding that DefectDojo %s fails to show', (version) => {
  let client: Client;

  beforeEach(async () => {
    client = clientOf({ version });
    await placeWith(client, [row('a'), row('b', { title: 'Unshowable' }), row('c')]);
    await fails([2]);
  });

  const fails = (failsToShow: unknown[]) => client.call('PATCH', '/_control/server', { failsToShow });
  const statusOf = async (path: string) => (await client.call('GET', path)).status;

  it.each([
    ['its own', '/findings/2/'],
    ['a page with it', '/findings/?limit=2'],
    ['a list of ids with it', '/findings/?id=1,2'],
  ])('fails %s answer with 500, in the words of any other internal error', async (_, path) => {
    const { status, body } = await client.call('GET', path);
    expect([status, body['message']]).toEqual([500, 'Internal server error, check logs for details']);
  });

  it('is left out by pages, lists and parts of it that are answered', async () => {
    for (const path of ['/findings/?limit=1', '/findings/?id=1,3', '/findings/2/notes/', '/findings/2/tags/']) {
      expect(await statusOf(path)).toBe(200);
    }
  });

  it('is counted by a page beyond the end', async () => {
    expect((await client.call('GET', '/findings/?limit=1&offset=1000000000')).body).toMatchObject({
      count: 3,
      results: [],
    });
  });

  it('is changed all the same by what fails with 500', async () => {
    expect((await client.call('PATCH', '/findings/2/', { severity: 'Low' })).status).toBe(500);
    expect(client.dojo.store.findings.get(2)?.severity).toBe('Low');
  });

  it('is named by a text in it as well, and shown again once that is over', async () => {
    await fails(['Unshowable']);
    expect(await statusOf('/findings/?limit=3')).toBe(500);
    await fails([]);
    expect(await statusOf('/findings/?limit=3')).toBe(200);
  });
});
