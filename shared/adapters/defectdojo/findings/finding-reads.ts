import type { LiveFinding } from '../../../domain/live/live-finding.ts';
import { isUnreadable, type Shown } from '../../../domain/live/unreadable.ts';
import { takeCharacters } from '../../../domain/text/clean-text.ts';
import { requestPath } from '../../../http/request/request-path.ts';
import type { FindingReads } from '../../../ports/defectdojo-findings.ts';
import type { DefectDojoCalls } from '../calls/calls.ts';
import { isOwnFailure, readAround } from '../calls/read-around.ts';
import { halvesOfSlice, pagesInOrder, readPages, type Slice } from '../calls/read-pages.ts';
import { unexpectedAnswer } from '../calls/unexpected-answer.ts';
import { unlessMissing } from '../calls/unless-missing.ts';
import { findingHeadSchema, liveFindingSchema, notesSchema } from './finding-schema.ts';
import { findingsPath, showsAnyFinding, showsOtherNotes } from './other-findings.ts';

/** Ids per call: 100 take 0.4 s (measured on 3.2.0), and fit into what servers take of a request (`request-head.ts`). */
const idsPerCall = 100;
/** Of a longer Gecko id so much is looked for that it fits there, too; what else is found is left out. */
const searchedIdMaxCharacters = 250;
/**
 * More findings than any test holds: a page from there on shows none, and tells how many there are. To show one row by its id, a
 * database of many findings is searched from its first one on: of 208,000 that took 197 ms, and counting alone 31 (measured on 3.2.0).
 */
const beyondAnyTest = 1_000_000_000;

/**
 * {@link FindingReads} over API v2. A filter that the server doesn't know is ignored silently, so every row is checked. All reads
 * go around findings that the server fails to show (see `readAround`).
 */
export function createFindingReads(calls: DefectDojoCalls): FindingReads {
  const page = async (testId: number, query: Record<string, string | number>) => {
    const answer = await calls.list(liveFindingSchema, findingsPath, { test: testId, o: 'id', ...query });
    for (const finding of answer.items) requireTest(testId, finding.testId);
    return answer;
  };

  const heads = async (testId: number, query: Record<string, string | number>) => {
    const answer = await calls.list(findingHeadSchema, findingsPath, { test: testId, ...query });
    for (const { test } of answer.items) requireTest(testId, test);
    return answer;
  };

  const showsOther = (testId: number) => () => showsAnyFinding(calls, testId);
  const listing = (testId: number, query: Record<string, string | number> = {}) => ({
    page: (slice: Slice) => page(testId, { ...query, ...slice }),
    showsOther: showsOther(testId),
  });

  const someById = async (testId: number, ids: readonly number[]): Promise<readonly LiveFinding[]> => {
    const found: LiveFinding[] = [];
    const read = async (slice: Slice) => {
      const answer = await page(testId, { id: ids.join(','), ...slice });
      if (answer.total > ids.length) throw unexpectedAnswer(`${answer.total} findings for ${ids.length} ids`);
      return answer;
    };
    await readPages({ page: read }, (finding) => found.push(finding));
    return found;
  };

  const aroundIds = async (
    testId: number,
    ids: readonly number[],
    unreadable: { count: number },
  ): Promise<(readonly [number, Shown])[]> => {
    const found: (readonly [number, Shown])[] = [];
    const read = (some: readonly number[]) => someById(testId, some);
    const reading = { read, halves: halvesOf, showsOther: showsOther(testId), unreadable };
    for await (const one of readAround(ids, reading)) {
      if (isUnreadable(one)) found.push(...one.part.map((id) => [id, { unreadable: one.unreadable }] as const));
      else found.push(...one.answer.map((finding) => [finding.id, finding] as const));
    }
    return found;
  };

  const count = async (testId: number, query: Record<string, string> = {}) =>
    (await heads(testId, { ...query, limit: 1, offset: beyondAnyTest })).total;

  const headsAround = async (testId: number, { limit, ...query }: { limit: number; o?: string }) => {
    try {
      return await heads(testId, { ...query, limit });
    } catch (error) {
      if (!isOwnFailure(error)) throw error;
      const total = await count(testId);
      const read = (slice: Slice) => heads(testId, { ...query, ...slice });
      const items: Awaited<ReturnType<typeof read>>['items'][number][] = [];
      if (limit === 1) return { total, items };
      const reading = { read, halves: halvesOfSlice, showsOther: showsOther(testId) };
      for await (const one of readAround({ limit, offset: 0 }, reading)) {
        if (!isUnreadable(one)) items.push(...one.answer.items);
      }
      return { total, items };
    }
  };

  return {
    async findingsById(testId, wanted) {
      const distinct = [...new Set(wanted)];
      const found = new Map<number, Shown>();
      const unreadable = { count: 0 };
      for (const some of inCalls(distinct)) {
        for (const [id, one] of await aroundIds(testId, some, unreadable)) found.set(id, one);
      }
      return found;
    },

    async findingsByGeckoId(testId, geckoId) {
      const twins: LiveFinding[] = [];
      // The filter finds every id that contains this one, whatever the letter case (measured on 2.38.4 to 3.2.0).
      const { unread } = await readPages(
        listing(testId, { unique_id_from_tool: takeCharacters(geckoId, searchedIdMaxCharacters) }),
        (finding) => finding.uniqueIdFromTool === geckoId && twins.push(finding),
      );
      return [...twins, ...unread.map((unreadable) => ({ unreadable }))];
    },

    async listFindings(testId, keep, { after } = { after: 0 }) {
      const items: ReturnType<typeof keep>[] = [];
      const read = await readPages(listing(testId), (finding) => items.push(keep(finding)), after);
      return { items, ...read };
    },

    async *findingPages(testId) {
      for await (const one of pagesInOrder(listing(testId))) if (!isUnreadable(one)) yield one;
    },

    countFindings: (testId) => count(testId),

    async countActive(testId, ids, isActive) {
      let total = 0;
      for (const some of inCalls([...new Set(ids)])) {
        total += await count(testId, { id: some.join(','), active: String(isActive) });
      }
      return total;
    },

    async newestFinding(testId) {
      const [newest] = (await heads(testId, { o: '-id', limit: 1 })).items;
      return newest && { id: newest.id, uniqueIdFromTool: newest.unique_id_from_tool ?? null };
    },

    async countWithDuplicates(testId, duplicatesMax) {
      const { total, items } = await headsAround(testId, { o: '-duplicate', limit: duplicatesMax });
      return { total, duplicates: new Set(items.filter(({ duplicate }) => duplicate).map(({ id }) => id)) };
    },

    async noteEntries(findingId) {
      const notesOf = (id: number) => unlessMissing(calls.get(notesSchema, requestPath`/api/v2/findings/${id}/notes/`));
      const reading = { read: notesOf, halves: () => undefined, showsOther: () => showsOtherNotes(calls, findingId) };
      for await (const one of readAround(findingId, reading)) {
        return isUnreadable(one) ? { unreadable: one.unreadable } : one.answer?.notes.map(({ entry }) => entry);
      }
      return undefined;
    },
  };
}

function* inCalls(ids: readonly number[]): Generator<readonly number[]> {
  for (let start = 0; start < ids.length; start += idsPerCall) yield ids.slice(start, start + idsPerCall);
}

function requireTest(asked: number, answered: number): void {
  if (asked !== answered)
    throw unexpectedAnswer(`a finding of test ${answered} where those of test ${asked} were asked for`);
}

function halvesOf(ids: readonly number[]): readonly [readonly number[], readonly number[]] | undefined {
  const middle = Math.ceil(ids.length / 2);
  return ids.length === 1 ? undefined : [ids.slice(0, middle), ids.slice(middle)];
}
