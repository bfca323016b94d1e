import { expect, test } from 'vitest';
import type { Place } from '../../../../../../shared/domain/asvs/input/statement.ts';
import { observeStatements } from '../../../../../../shared/domain/asvs/weighing/observe-wiki.ts';

/** What the rule about WebRTC weighs, and its quote, given statements by their places. */
function weighed(...statements: readonly (readonly [Place, string])[]) {
  const observations = observeStatements(statements.map(([place, text]) => ({ place, text })));
  const [own] = observations.filter(({ evidence }) => evidence.rule === 'wiki-webrtc');
  return own === undefined ? undefined : [own.weight, own.evidence.quote];
}

test('a statement weighs more where descriptions lead with what matters', () => {
  expect(weighed(['plain', 'Uses WebRTC.'])).toEqual([70, 'Uses WebRTC.']);
  expect(weighed(['key', 'Uses WebRTC.'])).toEqual([100, 'Uses WebRTC.']);
  expect(weighed(['lead', 'Uses WebRTC.'])).toEqual([100, 'Uses WebRTC.']);
});

test('a second phrase weighs more, the same one again does not', () => {
  expect(weighed(['plain', 'WebRTC'], ['plain', 'webrtc'])).toEqual([70, 'WebRTC']);
  expect(weighed(['plain', 'WebRTC and SRTP'])).toEqual([90, 'WebRTC and SRTP']);
});

test('the most prominent place is quoted', () => {
  expect(weighed(['plain', 'WebRTC below.'], ['lead', 'WebRTC above.'])).toEqual([100, 'WebRTC above.']);
});

test('asides, code, denials and advertisements say nothing', () => {
  expect(
    weighed(['aside', 'WebRTC'], ['code', 'WebRTC'], ['lead', 'No WebRTC'], ['lead', 'Sponsored: WebRTC']),
  ).toBeUndefined();
});

test('a denial takes nothing from what is said elsewhere', () => {
  expect(weighed(['lead', 'No WebRTC'], ['plain', 'WebRTC calls'])).toEqual([70, 'WebRTC calls']);
});
