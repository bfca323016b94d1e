import { expect, it } from 'vitest';
import { detectAsvs } from '../../../../../../shared/domain/asvs/detection/detect-asvs.ts';
import type { DetectedSection } from '../../../../../../shared/domain/asvs/detection/detection.ts';
import { judgedIn4 } from '../../../../../../shared/domain/asvs/detection/judged-in-4.ts';

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

function a(chapter: DetectedSection['chapter'], strength: DetectedSection['strength'] = 'found'): DetectedSection {
  return { chapter, strength, evidence: [{ rule: 'r', sentence: 'Seen.', quote: chapter, source: 'wiki' }] };
}

const judged = (proposed: 'L1' | 'L2', ...sections: DetectedSection[]) =>
  judgedIn4(sections, { proposed, reasons: ['x'] }).map(({ chapter, evidence }) => [chapter, evidence[0]?.quote]);

it('architecture quotes the first chapter found that makes the level 2', () => {
  expect(judged('L2', a('V4'), a('V6', 'suggested'), a('V7'), a('V14'))).toEqual([['V1', 'V7']]);
  expect(judged('L2', a('V14'))).toEqual([['V1', 'V14']]);
  expect(judged('L2', a('V6'))).toEqual([['V1', 'V6']]);
  expect(judged('L2', a('V4'), a('V6', 'suggested'))).toEqual([]);
  expect(judged('L1', a('V6'))).toEqual([]);
});

it('malicious code is suggested where there is code', () => {
  expect(judged('L1', a('V1'), a('V15', 'suggested'))).toEqual([['V10', 'V15']]);
  expect(judged('L1', a('V1'))).toEqual([]);
});
