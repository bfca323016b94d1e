import { describe, expect, it } from 'vitest';
import { serveHttp } from '../../http/loopback-server.ts';
import { aSyncClient, failureOf } from './a-sync-defectdojo.ts';

const testId = 7;

function row(id: number, overrides: Record<string, unknown> = {}) {
  const flags = { active: true, verified: true, is_mitigated: false, false_p: false, risk_accepted: false };
  const text = { title: 'T', severity: 'High', description: 'D', tags: ['gecko'], unique_id_from_tool: `g-${id}` };
  return { id, test: testId, ...flags, out_of_scope: false, duplicate: false, ...text, ...overrides };
}

/** A server that answers every listing with a page of its own choice. */
async function findingsAnswering(page: (query: URLSearchParams) => object) {
  const { port } = await serveHttp((request, response) => {
    const { searchParams } = new URL(request.url ?? '', 'http://localhost');
    response.setHeader('content-type', 'application/json').end(JSON.stringify(page(searchParams)));
  });
  return aSyncClient({ baseUrl: `http://127.0.0.1:${port}`, apiKey: 'k'.repeat(40) }).findings;
}

describe('a server that answers something else than was asked', () => {
  it.each([
    ['rows of another test', { count: 1, results: [row(1, { test: 8 })] }],
    ['more findings than ids', { count: 3, results: [row(1), row(2), row(3)] }],
    ['the same finding twice', { count: 2, results: [row(1), row(1)] }],
    ['findings out of order', { count: 2, results: [row(2), row(1)] }],
  ])('is not believed when it lists %s', async (_what, page) => {
    const findings = await findingsAnswering(() => page);
    const failure = { code: 'unexpected_answer', kind: 'setup', system: 'defectdojo' };
    expect(await failureOf(findings.findingsById(testId, [1, 2]))).toMatchObject(failure);
  });

  it('is not believed when it lists findings of another test by Gecko id', async () => {
    const findings = await findingsAnswering(() => ({ count: 1, results: [row(1, { test: 8 })] }));
    expect(await failureOf(findings.findingsByGeckoId(testId, 'g-1'))).toMatchObject({ code: 'unexpected_answer' });
  });

  it('is not believed when it counts by a finding of another test', async () => {
    const findings = await findingsAnswering(() => ({ count: 900, results: [{ id: 1, test: 8 }] }));
    expect(await failureOf(findings.countFindings(testId))).toMatchObject({ code: 'unexpected_answer' });
  });

  it('is not read for ever when it ignores the offset', async () => {
    const findings = await findingsAnswering(() => ({ count: 900, results: [row(1), row(2)] }));
    expect(await failureOf(findings.listFindings(testId, ({ id }) => id))).toMatchObject({ code: 'unexpected_answer' });
  });

  it('is not read for ever when it never comes to an end', async () => {
    const findings = await findingsAnswering((query) => {
      return { count: 1_000_000, results: [row(Number(query.get('offset')) + 1)] };
    });
    const failure = await failureOf(findings.listFindings(testId, ({ id }) => id));
    expect(failure).toMatchObject({ code: 'listing_too_long', kind: 'setup' });
  });

  it.each([
    ['a page without a count', { results: [] }],
    ['a flag that is no flag', { count: 1, results: [row(1, { active: 'yes' })] }],
    ['no page at all', []],
  ])('is not believed when it answers with %s', async (_what, page) => {
    const findings = await findingsAnswering(() => page);
    const failure = await failureOf(findings.listFindings(testId, ({ id }) => id));
    expect(failure).toMatchObject({ code: 'unexpected_shape', kind: 'setup' });
  });
});

describe('a server with smaller pages than asked for', () => {
  const stored = Array.from({ length: 45 }, (_, index) => row(index + 1));
  const tens = (query: URLSearchParams) => {
    const offset = Number(query.get('offset'));
    return { count: stored.length, results: stored.slice(offset, offset + 10) };
  };

  it('is read whole', async () => {
    const findings = await findingsAnswering(tens);
    const listing = await findings.listFindings(testId, ({ id }) => id);
    expect(listing).toEqual({ items: stored.map(({ id }) => id), total: 45, unread: [], changedWhileReading: false });
  });

  it('is not taken to lack the findings of later pages', async () => {
    const findings = await findingsAnswering(tens);
    const ids = stored.map(({ id }) => id);
    expect([...(await findings.findingsById(testId, ids)).keys()]).toEqual(ids);
  });
});

describe('a listing that shrinks while it is read', () => {
  it('ends where nothing more comes, and says so', async () => {
    const findings = await findingsAnswering((query) => {
      return { count: 3, results: query.get('offset') === '0' ? [row(1), row(2)] : [] };
    });
    const listing = await findings.listFindings(testId, ({ id }) => id);
    expect(listing).toEqual({ items: [1, 2], total: 3, unread: [], changedWhileReading: true });
  });
});
