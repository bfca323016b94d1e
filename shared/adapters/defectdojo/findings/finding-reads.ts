import type { LiveFinding } from '../../../domain/live/live-finding.ts';
import { takeCharacters } from '../../../domain/text/clean-text.ts';
import { requestPath } from '../../../http/request/request-path.ts';
import type { FindingReads } from '../../../ports/defectdojo-findings.ts';
import type { DefectDojoCalls } from '../calls/calls.ts';
import { pagesInOrder, readPages } from '../calls/read-pages.ts';
import { unexpectedAnswer } from '../calls/unexpected-answer.ts';
import { unlessMissing } from '../calls/unless-missing.ts';
import { findingHeadSchema, liveFindingSchema, notesSchema } from './finding-schema.ts';

const findingsPath = '/api/v2/findings/';
/** Ids per call: 100 take 0.4 s (measured on 3.2.0), and fit into what servers take of a request (`request-head.ts`). */
const idsPerCall = 100;
/** Of a longer Gecko id so much is looked for that it fits there, too; what else is found is left out. */
const searchedIdMaxCharacters = 250;

/** {@link FindingReads} over API v2. A filter that the server doesn't know is ignored silently, so every row is checked. */
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

  const someById = async (testId: number, ids: readonly number[], take: (finding: LiveFinding) => void) => {
    await readPages(async (slice) => {
      const answer = await page(testId, { id: ids.join(','), ...slice });
      if (answer.total > ids.length) throw unexpectedAnswer(`${answer.total} findings for ${ids.length} ids`);
      return answer;
    }, take);
  };

  return {
    async findingsById(testId, wanted) {
      const distinct = [...new Set(wanted)];
      const found = new Map<number, LiveFinding>();
      for (let start = 0; start < distinct.length; start += idsPerCall) {
        const ids = distinct.slice(start, start + idsPerCall);
        await someById(testId, ids, (finding) => found.set(finding.id, finding));
      }
      return found;
    },

    async findingsByGeckoId(testId, geckoId) {
      const twins: LiveFinding[] = [];
      // The filter finds every id that contains this one, whatever the letter case (measured on 2.38.4 to 3.2.0).
      await readPages(
        (slice) => page(testId, { unique_id_from_tool: takeCharacters(geckoId, searchedIdMaxCharacters), ...slice }),
        (finding) => finding.uniqueIdFromTool === geckoId && twins.push(finding),
      );
      return twins;
    },

    async listFindings(testId, keep, { after } = { after: 0 }) {
      const items: ReturnType<typeof keep>[] = [];
      const read = await readPages(
        (slice) => page(testId, slice),
        (finding) => items.push(keep(finding)),
        after,
      );
      return { items, ...read };
    },

    findingPages: (testId) => pagesInOrder((slice) => page(testId, slice)),

    countFindings: async (testId) => (await heads(testId, { limit: 1 })).total,

    async countWithDuplicates(testId, duplicatesMax) {
      const { total, items } = await heads(testId, { o: '-duplicate', limit: duplicatesMax });
      return { total, duplicates: new Set(items.filter(({ duplicate }) => duplicate).map(({ id }) => id)) };
    },

    async noteEntries(findingId) {
      const answer = await unlessMissing(calls.get(notesSchema, requestPath`/api/v2/findings/${findingId}/notes/`));
      return answer?.notes.map(({ entry }) => entry);
    },
  };
}

function requireTest(asked: number, answered: number): void {
  if (asked !== answered)
    throw unexpectedAnswer(`a finding of test ${answered} where those of test ${asked} were asked for`);
}
