import { expect, test } from 'vitest';
import type { Weights } from '../../../../../../../shared/domain/asvs/detection/rules/rule.ts';
import { observed } from '../../../../../../../shared/domain/asvs/detection/weighing/observed.ts';

const aRule = (weights: Weights) => ({ id: 'a-rule', sentence: 'Seen.', weights });

test('a rule that fired speaks for each of its chapters, with what it saw', () => {
  const evidence = { rule: 'a-rule', sentence: 'Seen.', quote: 'GET /a', source: 'endpoint' };
  expect(observed(aRule({ V4: 100, V16: 5 }), 'endpoint', 'endpoint', 'GET /a')).toEqual([
    { chapter: 'V4', weight: 100, signal: 'endpoint', evidence },
    { chapter: 'V16', weight: 5, signal: 'endpoint', evidence },
  ]);
});

test('where it fired prominently, it speaks louder for those that it does not name in passing only', () => {
  const weights = observed(aRule({ V1: 29, V2: 30, V3: 60 }), 'wiki', 'wiki', 'x', 20).map(({ weight }) => weight);
  expect(weights).toEqual([29, 50, 80]);
});

test('without anything to quote it says nothing', () => {
  expect(observed(aRule({ V4: 100 }), 'endpoint', 'endpoint', '')).toEqual([]);
});
