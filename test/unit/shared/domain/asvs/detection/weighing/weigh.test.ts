import { expect, test } from 'vitest';
import type { Observation } from '../../../../../../../shared/domain/asvs/detection/weighing/observation.ts';
import { weigh } from '../../../../../../../shared/domain/asvs/detection/weighing/weigh.ts';

function an(signal: Observation['signal'], weight: number, rule = `${signal}-${weight}`): Observation {
  return { chapter: 'V6', weight, signal, evidence: { rule, sentence: 'Seen.', quote: 'x', source: 'wiki' } };
}

test.each<[string, readonly Observation[], 'found' | 'suggested' | undefined]>([
  ['nothing', [], undefined],
  ['too little', [an('wiki', 59)], undefined],
  ['a little', [an('wiki', 60)], 'suggested'],
  ['not quite enough', [an('wiki', 60), an('finding', 39)], 'suggested'],
  ['enough', [an('wiki', 60), an('finding', 40)], 'found'],
  ['much of the weakest kind', Array.from({ length: 9 }, () => an('file', 50)), undefined],
  ['files and little else', [an('file', 50), an('file', 50), an('endpoint', 49)], 'suggested'],
  ['findings alone', [an('finding', 60), an('finding', 60)], 'found'],
])('%s is weighed', (_, observations, strength) => {
  expect(weigh(observations)?.strength).toBe(strength);
});

test('the strongest reasons are kept, the strongest first', () => {
  const weighed = weigh([an('wiki', 10), an('wiki', 40), an('endpoint', 90), an('file', 20)]);
  expect(weighed?.evidence.map(({ rule }) => rule)).toEqual(['endpoint-90', 'wiki-40', 'file-20']);
});
