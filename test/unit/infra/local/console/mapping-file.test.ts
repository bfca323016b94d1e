import { describe, expect, it } from 'vitest';
import type { MappingFileResults } from '../../../../../functions/api/client/api-types.ts';
import {
  changesOf,
  type FileAnswer,
  fileOf,
  toldRows,
  untilWhole,
} from '../../../../../infra/local/console/page/repositories/mapping-file.ts';

const none = { add: 0, change: 0, remove: 0, keep: 0, unchanged: 0, failed: 0, notTried: 0 };
const answerWith = (counts: Partial<typeof none>, etag?: string): FileAnswer => {
  const results: MappingFileResults = { complete: false, dryRun: false, counts: { ...none, ...counts }, items: [] };
  return { results, etag };
};

/** Answers one after the other, and the versions that they were asked for. */
function answering(...answers: FileAnswer[]) {
  const asked: (string | undefined)[] = [];
  const send = async (etag: string | undefined) => {
    asked.push(etag);
    const answer = answers.shift();
    if (answer === undefined) throw new Error('It was sent once more.');
    return answer;
  };
  return { asked, send };
}

describe('a file of mappings', () => {
  it('is read as it stands', () => {
    expect(fileOf('{ "mappings": [] }')).toEqual({ mappings: [] });
  });

  it('that is none is told as that, and what stands in it is not repeated', () => {
    const trouble = { code: 'file_not_json', message: 'The file is not JSON.' };
    expect(() => fileOf('repository;product')).toThrow(expect.objectContaining(trouble));
  });

  it('is sent again with the version that it came to, until all of it was tried', async () => {
    const { asked, send } = answering(
      answerWith({ add: 3, notTried: 5 }, '"2"'),
      answerWith({ add: 4, notTried: 1 }, '"3"'),
      answerWith({ add: 1 }, '"4"'),
    );
    expect(await untilWhole(send, '"1"')).toEqual(answerWith({ add: 1 }, '"4"'));
    expect(asked).toEqual(['"1"', '"2"', '"3"']);
  });

  it.each<[string, FileAnswer[]]>([
    ['brings it no further', [answerWith({ notTried: 5 }), answerWith({ notTried: 5 })]],
    ['would leave a failed row behind', [answerWith({ add: 2, failed: 1, notTried: 5 })]],
  ])('is not sent again where that %s', async (_what, answers) => {
    const last = answers.at(-1);
    expect(await untilWhole(answering(...answers).send, undefined)).toBe(last);
  });

  it('tells its changes, and of the rest what there is to say', () => {
    const rows = [
      { change: 'add', reasons: ['It is not mapped yet.'] },
      { change: 'unchanged', reasons: [] },
      { change: 'unchanged', reasons: ['The id 12 counts.'] },
      { change: 'keep', reasons: ['The file does not name it.'] },
      { change: 'remove', reasons: ['The file does not name it.'] },
    ] as const;
    const items = rows.map(({ change, reasons }, at) => ({
      ...{ repositoryId: `acme/r${at}`, change, status: 'planned' as const, reasons: [...reasons] },
      links: { mapping: '/v1/mappings/x' },
    }));
    expect(toldRows({ items }).map(({ repositoryId }) => repositoryId)).toEqual(['acme/r0', 'acme/r2', 'acme/r4']);
    expect(changesOf({ counts: { ...none, add: 1, change: 2, remove: 3, keep: 4, unchanged: 5 } })).toBe(6);
  });
});
