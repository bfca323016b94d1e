import { expect, it, test } from 'vitest';
import { isAtRest } from '../../../../../shared/domain/known/at-rest.ts';
import type { KnownFinding } from '../../../../../shared/domain/known/known-finding.ts';

const at = '2026-01-01T00:00:00.000Z';
const plain: KnownFinding = {
  ...{ geckoId: 'a', presence: 'there', hashes: {}, status: 'open', flags: 'A', tags: [] },
  ...{ timesDeletedByPeople: 0, writtenAt: at },
};

it('is a finding that is there, and of which nothing else is to be said', () => {
  expect(isAtRest(plain)).toBe(true);
  expect(
    isAtRest({
      ...plain,
      defectDojoId: 1,
      likelyId: 2,
      acceptance: 'endless',
      createdForScan: 's',
      inDoubt: undefined,
    }),
  ).toBe(true);
});

test.each<[string, object]>([
  ['deleted', { presence: 'deleted' }],
  ['never created', { presence: 'never_created' }],
  ['refused', { refused: { content: 'c', reason: 'No.' } }],
  ['left as a duplicate', { leftAsDuplicate: {} }],
  ['suspected', { suspected: { content: 'c', tries: 1, since: at } }],
  ['in trouble', { troubles: {} }],
  ['in doubt', { inDoubt: {} }],
  ['without an answer', { unanswered: {} }],
  ['anything that nobody thought of here', { somethingNew: false }],
])('is no finding that is %s', (_, fields) => {
  expect(isAtRest({ ...plain, ...fields } as KnownFinding)).toBe(false);
});
