import { describe, expect, it, test } from 'vitest';
import { aDataSet, aGecko, aRow } from './a-gecko.ts';

const shop = '/api/v1/repositories/acme%2Fshop/vulnerabilities';
const idOf = (name: string) => String(aRow({ name })['id']);

describe('controls of a key', () => {
  test.each([
    ['revoked', 401, 401],
    ['forbidden', 403, 403],
    ['read_only', 200, 403],
    ['active', 200, 400],
  ])('%s: reading answers %i, launching %i', async (state, reading, launching) => {
    const { ask, control } = aGecko();
    expect((await control('PUT', '/teams/team-demo/key', { state })).status).toBe(200);
    expect((await ask('/api/v1/scans')).status).toBe(reading);
    expect((await ask('/api/v1/scans', { method: 'POST', body: '{}' })).status).toBe(launching);
  });

  it('restore a revoked key', async () => {
    const { ask, control } = aGecko();
    await control('PUT', '/teams/team-demo/key', { state: 'revoked' });
    await control('PUT', '/teams/team-demo/key', { state: 'active' });
    expect((await ask('/api/v1/scans')).status).toBe(200);
  });
});

describe('controls of teams', () => {
  it('show every team with its key', async () => {
    const { control, apiKey } = aGecko();
    expect(await (await control('GET', '/teams')).json()).toMatchObject({
      teams: [
        { id: 'team-demo', apiKey: apiKey('team-demo'), keyState: 'active', scans: [{ kind: 'deep', rows: 3 }] },
        { id: 'team-other', apiKey: apiKey('team-other') },
      ],
    });
  });

  it('take a repository away, and know none twice', async () => {
    const { ask, control } = aGecko();
    expect((await control('DELETE', '/teams/team-demo/repositories/acme%2Fshop')).status).toBe(204);
    expect((await ask(shop)).status).toBe(404);
    expect((await control('DELETE', '/teams/team-demo/repositories/acme%2Fshop')).status).toBe(404);
  });

  test.each([
    ['a team that does not exist', 'PUT', '/teams/team-x/key', { state: 'active' }, 404],
    ['a state that does not exist', 'PUT', '/teams/team-demo/key', { state: 'lost' }, 400],
    ['a setting that does not exist', 'PATCH', '/teams/team-demo/settings', { speed: 1 }, 400],
    ['no body', 'POST', '/teams/team-demo/scans', undefined, 400],
    ['a scan of nothing', 'POST', '/teams/team-demo/scans', { repositories: [] }, 400],
    [
      'a scan that exists',
      'POST',
      '/teams/team-demo/scans',
      { id: aDataSet().scan.id, repositories: [{ id: 'a/b' }] },
      409,
    ],
    ['the end of an unknown scan', 'PATCH', '/teams/team-demo/scans/x', { status: 'failed' }, 404],
    ['an unknown finding', 'PATCH', '/teams/team-demo/findings/x', { status: 'fixed' }, 404],
    ['a change that is no object', 'PATCH', '/teams/team-demo/findings/x', ['fixed'], 400],
    ['an unknown listing change', 'POST', '/listing-changes', { kind: 'burn' }, 400],
  ])('refuse %s', async (_sentence, method, path, body, status) => {
    const { control } = aGecko();
    const answer = await control(method, path, body);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'application/problem+json']);
  });
});

describe("replacing a repository's findings", () => {
  it('leaves only the new rows, as a complete deep scan of its own, and keeps endpoints and wiki', async () => {
    const { list, ask, control } = aGecko({ dataSet: aDataSet({ endpoints: 'GET /', wiki: '# Shop' }) });
    const answer = await control('PUT', '/teams/team-demo/repositories/acme%2Fshop/findings', {
      rows: [{ title: 'New one', severity: 9.1 }, {}],
    });
    const { scan, event } = (await answer.json()) as { scan: { id: string }; event: unknown };
    expect((await list(shop)).data).toMatchObject([
      { title: 'New one', severity: 9.1, scanId: scan.id },
      { scanId: scan.id },
    ]);
    expect(await (await ask(`/api/v1/scans/${scan.id}/wiki`)).text()).toBe('# Shop');
    expect(event).toMatchObject({
      version: '1',
      teamId: 'team-demo',
      scanId: scan.id,
      kind: 'deep',
      status: 'completed',
    });
  });
});

describe('changing a finding', () => {
  const path = `/teams/team-demo/findings/${idOf('b')}`;

  it('shows its status to a team with richer rows only', async () => {
    const { list, control } = aGecko();
    await control('PATCH', path, { status: 'accepted_risk', acceptedUntil: '2027-01-31' });
    expect((await list(shop)).data.every((row) => !('status' in row))).toBe(true);
    await control('PATCH', '/teams/team-demo/settings', { richerRows: true });
    const changed = {
      status: 'accepted_risk',
      acceptedUntil: '2027-01-31',
      statusChangedAt: '2026-11-02T00:00:00.000Z',
    };
    expect((await list(shop)).data).toMatchObject([{ status: null, callChain: null }, changed, { status: null }]);
  });

  it('answers with the event that Gecko would send', async () => {
    const { control } = aGecko();
    expect(await (await control('PATCH', path, { status: 'fixed' })).json()).toEqual({
      event: {
        version: '1',
        teamId: 'team-demo',
        repositoryId: 'acme/shop',
        findingId: idOf('b'),
        status: 'fixed',
        changedAt: '2026-11-02T00:00:00.000Z',
      },
    });
  });

  it('changes any other field without an event', async () => {
    const { list, control } = aGecko();
    expect(await (await control('PATCH', path, { title: 'Reworded' })).json()).toEqual({ event: null });
    expect((await list(shop)).data[1]).toMatchObject({ id: idOf('b'), title: 'Reworded' });
  });
});
