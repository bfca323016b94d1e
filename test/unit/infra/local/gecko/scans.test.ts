import { describe, expect, it, test } from 'vitest';
import { aDataSet, aGecko } from './a-gecko.ts';

const { scan } = aDataSet();

function launching(body: unknown): RequestInit {
  return { method: 'POST', body: JSON.stringify(body) };
}

describe('the list of scans', () => {
  it('tells kind, status, times and what was scanned', async () => {
    const { list } = aGecko({ dataSet: aDataSet({ commit: '1634b21' }) });
    expect(await list('/api/v1/scans')).toMatchObject({
      data: [
        {
          ...scan,
          kind: 'deep',
          status: 'completed',
          completedAt: '2026-11-01T10:00:00.000Z',
          repositories: [{ id: 'acme/shop', branch: 'main', commit: '1634b21' }],
        },
      ],
      pagination: { total: 1, limit: 100, offset: 0, hasMore: false },
      filters: { status: null, language: null },
    });
  });

  it('gives the newest first, and filters by status and language', async () => {
    const { list, control } = aGecko({ dataSet: aDataSet({ language: 'go' }) });
    const running = { name: 'Next', status: 'running', language: 'python', repositories: [{ id: 'acme/shop' }] };
    await control('POST', '/teams/team-demo/scans', running);
    const names = async (query: string) => (await list(`/api/v1/scans${query}`)).data.map(({ name }) => name);
    expect(await names('')).toEqual(['Next', 'Weekly scan']);
    expect(await names('?status=running')).toEqual(['Next']);
    expect(await names('?language=go')).toEqual(['Weekly scan']);
    expect((await list('/api/v1/scans?status=running')).filters).toEqual({ status: 'running', language: null });
  });
});

describe('launching a scan', () => {
  test.each([
    ['main, when nothing says otherwise', { gitlabUrl: 'https://gitlab.com/acme/platform/billing' }, 'main'],
    ['the branch in ?ref=', { gitlabUrl: 'https://gitlab.com/acme/platform/billing?ref=next' }, 'next'],
    ['the branch in the path', { gitlabUrl: 'https://gitlab.com/acme/platform/billing/-/tree/fix/7' }, 'fix/7'],
    ['the branch beside it', { gitlabUrl: 'https://gitlab.com/acme/platform/billing?ref=a', branch: 'b' }, 'b'],
  ])('scans %s', async (_sentence, body, branch) => {
    const { ask, list } = aGecko();
    const answer = await ask('/api/v1/scans', launching({ name: 'Billing', ...body }));
    expect([answer.status, await answer.json()]).toMatchObject([
      201,
      {
        version: 'v1',
        data: {
          name: 'Billing',
          status: 'launched',
          repository: { fullName: 'acme/platform/billing', branch, instance: 'gitlab.com' },
          taskArn: expect.stringMatching(/^arn:aws:ecs:eu-west-2:/),
        },
      },
    ]);
    expect((await list('/api/v1/scans?status=launched')).data).toMatchObject([
      { name: 'Billing', completedAt: null, repositories: [{ id: 'gitlab:acme/platform/billing', branch }] },
    ]);
  });

  test.each([
    ['no name', { gitlabUrl: 'https://gitlab.com/acme/billing' }, 'name'],
    ['no URL', { name: 'x' }, 'gitlabUrl'],
    ['a URL without a project', { name: 'x', gitlabUrl: 'https://gitlab.com/acme' }, 'gitlabUrl'],
    ['a URL that is not HTTPS', { name: 'x', gitlabUrl: 'http://gitlab.com/acme/billing' }, 'gitlabUrl'],
  ])('is refused with %s', async (_sentence, body, field) => {
    const { ask } = aGecko();
    const answer = await ask('/api/v1/scans', launching(body));
    expect([answer.status, await answer.json()]).toMatchObject([400, { errors: [{ field }] }]);
  });
});

describe("a scan's endpoints", () => {
  const path = `/api/v1/scans/${scan.id}/endpoints`;

  test.each([
    ['a list', '[{"method":"GET","path":"/orders"}]', [{ method: 'GET', path: '/orders' }]],
    ['an OpenAPI document', '{"paths":{"/orders":{"get":{}}}}', { paths: { '/orders': { get: {} } } }],
    ['text that is not JSON', 'GET /orders -> orders.ts', null],
  ])('come raw, and parsed when they are JSON: %s', async (_sentence, raw, parsed) => {
    const { ask } = aGecko({ dataSet: aDataSet({ endpoints: raw }) });
    expect(await (await ask(path)).json()).toEqual({ version: 'v1', data: { scanId: scan.id, raw, parsed } });
  });

  it('are not found where the scan has none', async () => {
    expect((await aGecko().ask(path)).status).toBe(404);
  });
});

describe("a scan's wiki", () => {
  const path = `/api/v1/scans/${scan.id}/wiki`;

  test.each([
    ['as stored when it is Markdown', '# Shop\n\n## Overview\nA shop.\n', '# Shop\n\n## Overview\nA shop.\n'],
    ['built from a structured summary', [{ title: 'Overview', text: 'A shop.' }], '## Overview\nA shop.\n'],
  ])('is Markdown %s', async (_sentence, wiki, markdown) => {
    const { ask } = aGecko({ dataSet: aDataSet({ wiki }) });
    const answer = await ask(path);
    expect(answer.headers.get('content-type')).toBe('text/markdown; charset=utf-8');
    expect(await answer.text()).toBe(markdown);
  });

  it('is not found where the scan has none, or for a scan of another team', async () => {
    const { ask, team } = aGecko();
    expect((await ask(path)).status).toBe(404);
    expect((await ask(`/api/v1/scans/${team('team-other').scans[0]?.id}/wiki`)).status).toBe(404);
  });
});
