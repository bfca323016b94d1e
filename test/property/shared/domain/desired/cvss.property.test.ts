import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCvss } from '../../../../../shared/domain/rating/cvss.ts';
import { timesTheUsual } from '../../../times-the-usual.ts';

const prefix = fc.constantFrom('CVSS:3.0', 'CVSS:3.1', 'CVSS:4.0', 'CVSS:2.0', '');
const metric = fc.constantFrom(
  'AV',
  'AC',
  'AT',
  'PR',
  'UI',
  'S',
  'C',
  'I',
  'A',
  'VC',
  'VI',
  'VA',
  'SC',
  'SI',
  'SA',
  'E',
  'MS',
  'q',
);
const value = fc.constantFrom('N', 'A', 'L', 'P', 'H', 'R', 'U', 'C', 'X', 'Red', '', '__proto__');
const pair = fc.tuple(metric, value).map((parts) => parts.join(':'));
const base = fc.constantFrom(
  ['AV:N', 'AC:L', 'PR:L', 'UI:N', 'S:U', 'C:H', 'I:N', 'A:N'],
  ['AV:N', 'AC:L', 'AT:N', 'PR:N', 'UI:N', 'VC:H', 'VI:H', 'VA:H', 'SC:N', 'SI:N', 'SA:N'],
);
const anyVector = fc
  .tuple(prefix, fc.oneof(base, fc.constant([])), fc.array(pair, { maxLength: 4 }))
  .map(([first, pairs, more]) => [first, ...pairs, ...more].join('/'));

describe('readCvss', () => {
  it('reads any text as nothing, or as a vector that names each metric once with a score of 0 to 10', () => {
    fc.assert(
      fc.property(fc.oneof(anyVector, fc.string()), (text) => {
        const rating = readCvss(text);
        if (rating === undefined) return;
        const metrics = rating.vector.split('/').map((part) => part.split(':')[0]);
        expect(new Set(metrics).size).toBe(metrics.length);
        expect(rating.score).toBeGreaterThanOrEqual(0);
        expect(rating.score).toBeLessThanOrEqual(10);
        expect(rating.vector.startsWith(rating.version === 4 ? 'CVSS:4.0/' : 'CVSS:3.')).toBe(true);
      }),
      timesTheUsual(20),
    );
  });
});
