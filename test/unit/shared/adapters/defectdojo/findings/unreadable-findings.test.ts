import { describe, expect, it } from 'vitest';
import { isUnreadable, type Shown } from '../../../../../../shared/domain/live/unreadable.ts';
import { aFilledDefectDojo, failureOf, measuredVersions } from '../a-sync-defectdojo.ts';

const manyIds = Array.from({ length: 260 }, (_, index) => `id-${index}`);

/** A DefectDojo that fails to show some of its findings. */
async function failingAt(geckoIds: readonly string[], all: readonly string[] = manyIds, version = '3.2.0' as const) {
  const dojo = await aFilledDefectDojo(all, { version });
  const ids = geckoIds.map(dojo.idOf);
  dojo.served.store.server.failsToShow = ids;
  dojo.served.controls.requests.clear();
  return { ...dojo, ids, requests: () => dojo.served.controls.requests.summary().requests };
}

const unreadIn = (read: ReadonlyMap<number, Shown>) =>
  [...read].filter(([, one]) => isUnreadable(one)).map(([id]) => id);

describe('a finding that DefectDojo fails to show', () => {
  it.each(measuredVersions)('costs no other of a list of ids, on %s', async (version) => {
    const { findings, testId, idOf, ids } = await failingAt(['id-3', 'id-90'], manyIds, version as '3.2.0');
    const read = await findings.findingsById(testId, manyIds.slice(0, 100).map(idOf));
    expect(read.size).toBe(100);
    expect(unreadIn(read)).toEqual(ids);
    expect(read.get(ids[0] ?? 0)).toMatchObject({
      unreadable: { code: 'server_error', status: 500, message: expect.stringContaining('500') },
    });
  });

  it('is told of alone where it was asked for alone', async () => {
    const { findings, testId, ids } = await failingAt(['id-3']);
    expect(unreadIn(await findings.findingsById(testId, ids))).toEqual(ids);
  });

  it.each([
    ['the first', ['id-0']],
    ['the last', ['id-259']],
    ['one on the edge of a page', ['id-249']],
    ['several in a row', ['id-100', 'id-101', 'id-102']],
    ['one on each page', ['id-7', 'id-255']],
  ])('costs no other of a listing, where it is %s', async (_, bad) => {
    const { findings, testId, requests } = await failingAt(bad);
    const listing = await findings.listFindings(testId, ({ uniqueIdFromTool }) => uniqueIdFromTool ?? '');
    expect(new Set(listing.items)).toEqual(new Set(manyIds).difference(new Set(bad)));
    expect(listing.items).toHaveLength(manyIds.length - bad.length);
    expect(listing).toMatchObject({ total: manyIds.length, changedWhileReading: false });
    expect(listing.unread).toHaveLength(bad.length);
    expect(requests()).toBeLessThan(3 + 26 * bad.length);
  });

  it('is passed over by pages that are read one by one', async () => {
    const { findings, testId } = await failingAt(['id-0']);
    let read = 0;
    for await (const { items } of findings.findingPages(testId)) read += items.length;
    expect(read).toBe(manyIds.length - 1);
  });

  it('is told of where a Gecko id is looked for that it may have', async () => {
    const { findings, testId } = await failingAt(['one'], ['one', 'other']);
    expect(await findings.findingsByGeckoId(testId, 'one')).toEqual([{ unreadable: expect.anything() }]);
    expect(await findings.findingsByGeckoId(testId, 'other')).toMatchObject([{ uniqueIdFromTool: 'other' }]);
  });

  it('is counted without being asked for, nor is any other, for which a large database is searched from its start', async () => {
    const { findings, testId, requests } = await failingAt(['a', 'b', 'c'], ['a', 'b', 'c']);
    expect(await findings.countFindings(testId)).toBe(3);
    expect(requests()).toBe(1);
  });

  it('is counted beside duplicates', async () => {
    const { findings, testId, served, idOf } = await failingAt(['a'], ['a', 'b', 'c']);
    Object.assign(served.store.findings.get(idOf('a')) ?? {}, { duplicate: true });
    Object.assign(served.store.findings.get(idOf('b')) ?? {}, { duplicate: true });
    expect(await findings.countWithDuplicates(testId, 3)).toEqual({ total: 3, duplicates: new Set([idOf('b')]) });
  });

  it('is told of where its notes can’t be read while another’s can', async () => {
    const { findings, served, idOf } = await failingAt([], ['a', 'b']);
    const fault = { path: `/api/v2/findings/${idOf('b')}/notes/`, times: null };
    served.controls.faults.order({ ...fault, effect: { kind: 'status', status: 500, when: 'before' } });
    expect(await findings.noteEntries(idOf('b'))).toMatchObject({ unreadable: { status: 500 } });
    expect(await findings.noteEntries(idOf('a'))).toEqual([]);
  });
});

describe('a server that shows no finding at all', () => {
  it.each(['findingsById', 'findingsByGeckoId', 'listFindings', 'noteEntries'] as const)(
    'is in trouble, which few calls tell: %s',
    async (method) => {
      const { findings, testId, idOf, requests } = await failingAt([...manyIds]);
      const id = idOf('id-5');
      const read = {
        findingsById: () => findings.findingsById(testId, manyIds.slice(0, 100).map(idOf)),
        findingsByGeckoId: () => findings.findingsByGeckoId(testId, 'id-5'),
        listFindings: () => findings.listFindings(testId, ({ id }) => id),
        noteEntries: () => findings.noteEntries(id),
      }[method];
      if (method === 'noteEntries') return expect(await read()).toEqual([]);
      expect(await failureOf(read())).toMatchObject({ code: 'server_error', kind: 'transient', status: 500 });
      expect(requests()).toBeLessThan(6);
    },
  );

  it('is in trouble as well where it stops showing them midway', async () => {
    const { findings, testId, served, idOf } = await failingAt(['id-200']);
    const read = findings.listFindings(testId, ({ uniqueIdFromTool }) => {
      if (uniqueIdFromTool === 'id-0') served.store.server.failsToShow = manyIds.map(idOf);
    });
    expect(await failureOf(read)).toMatchObject({ code: 'server_error' });
  });

  it('is in trouble where it shows others and far too many not', async () => {
    const { findings, testId } = await failingAt(manyIds.slice(0, 150));
    expect(await failureOf(findings.listFindings(testId, ({ id }) => id))).toMatchObject({ code: 'server_error' });
  });

  it('is in trouble where they are too many together, be they on several pages or in several calls', async () => {
    const hidden = [...manyIds.slice(0, 95), ...manyIds.slice(250)];
    const { findings, testId, idOf } = await failingAt(hidden);
    expect(await failureOf(findings.listFindings(testId, ({ id }) => id))).toMatchObject({ code: 'server_error' });
    expect(await failureOf(findings.findingsById(testId, manyIds.map(idOf)))).toMatchObject({ code: 'server_error' });
  });

  it.each([502, 503, 504])('is not read in parts where what is in between answers %s', async (status) => {
    const { findings, testId, served, idOf, requests } = await failingAt([]);
    served.controls.faults.order({ path: '/api/v2/findings/', times: null, effect: { kind: 'status', status } });
    expect(await failureOf(findings.findingsById(testId, manyIds.slice(0, 50).map(idOf)))).toMatchObject({ status });
    expect(requests()).toBe(1);
  });
});

describe('a read that fails once', () => {
  it('counts as read when it is on the second try', async () => {
    const { findings, testId, served, ids } = await failingAt([], ['a', 'b']);
    served.controls.faults.order({ path: '/api/v2/findings/', times: 1, effect: { kind: 'status', status: 500 } });
    expect(ids).toEqual([]);
    const listing = await findings.listFindings(testId, ({ uniqueIdFromTool }) => uniqueIdFromTool);
    expect(listing).toMatchObject({ items: ['a', 'b'], unread: [], total: 2 });
  });
});
