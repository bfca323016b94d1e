import { expect, it } from 'vitest';
import { detectAsvs } from '../../../../../shared/domain/asvs/detect-asvs.ts';

const chaptersIn4 = (endpoints: readonly object[]) =>
  detectAsvs({ repository: 'acme/shop', findings: [], endpoints, wiki: undefined }).byVersion['4.0.3'].sections;

it('architecture is in scope in 4.0.3 for what asks for level 2, and quotes why', () => {
  const sections = chaptersIn4([{ method: 'POST', path: '/login' }]);
  const [v1] = sections;
  expect(v1).toMatchObject({ chapter: 'V1', strength: 'found' });
  expect(v1?.evidence).toEqual([
    {
      rule: 'architecture-from-level-2',
      sentence: 'What asks for level 2 asks for a documented architecture too.',
      quote: 'POST /login',
      source: 'endpoint',
    },
  ]);
});

it('architecture is not in scope at level 1, where 4.0.3 asks for nothing in it', () => {
  const sections = chaptersIn4([{ method: 'GET', path: '/weather' }]);
  expect(sections.map(({ chapter }) => chapter)).not.toContain('V1');
});

it('a search for malicious code is only ever suggested, in its place among the chapters', () => {
  const sections = chaptersIn4([{ method: 'GET', path: '/weather' }]);
  const v10 = sections.find(({ chapter }) => chapter === 'V10');
  expect(v10).toEqual({
    chapter: 'V10',
    strength: 'suggested',
    evidence: [
      {
        rule: 'malicious-code-by-judgement',
        sentence: 'Code of any kind may be checked for what somebody hid in it.',
        quote: 'GET /weather',
        source: 'endpoint',
      },
    ],
  });
  const numbers = sections.map(({ chapter }) => Number(chapter.slice(1)));
  expect(numbers).toEqual(numbers.toSorted((one, other) => one - other));
});
