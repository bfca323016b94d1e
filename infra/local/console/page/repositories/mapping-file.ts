import type {
  MappingFileBody,
  MappingFileResult,
  MappingFileResults,
} from '../../../../../functions/api/client/api-types.ts';
import { Trouble } from '../api/trouble.ts';

/** What a file did, or would do, and the version of all mappings that this is about. */
export interface FileAnswer {
  readonly results: MappingFileResults;
  readonly etag: string | undefined;
}

/**
 * What stands in a file; the API says what is wrong with its rows.
 *
 * @throws {Trouble}
 */
export function fileOf(text: string): MappingFileBody {
  try {
    return JSON.parse(text) as MappingFileBody;
  } catch (cause) {
    const advice = 'Choose a file that was downloaded here, or one that is written like it.';
    throw new Trouble({ code: 'file_not_json', detail: 'The file is not JSON.', advice }, { cause });
  }
}

/** The rows of which people are to know: what is as it was goes without saying, unless there is something to say. */
export function toldRows({ items }: Pick<MappingFileResults, 'items'>): MappingFileResult[] {
  return items.filter(({ change, reasons }) => {
    if (change === 'unchanged') return reasons.length > 0;
    return change !== 'keep';
  });
}

/** How many mappings a file changes. */
export function changesOf({ counts: { add, change, remove } }: Pick<MappingFileResults, 'counts'>): number {
  return add + change + remove;
}

/** Sends a file again as long as that brings it further: the API stops when its time is up, and tells how far it came. */
export async function untilWhole(
  send: (etag: string | undefined) => Promise<FileAnswer>,
  etag: string | undefined,
): Promise<FileAnswer> {
  let answer = await send(etag);
  let left = Number.POSITIVE_INFINITY;
  for (;;) {
    const { failed, notTried } = answer.results.counts;
    if (failed > 0 || notTried === 0 || notTried >= left) return answer;
    left = notTried;
    answer = await send(answer.etag);
  }
}
