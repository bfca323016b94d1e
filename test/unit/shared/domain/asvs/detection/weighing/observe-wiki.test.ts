import { expect, test } from 'vitest';
import type { Place } from '../../../../../../../shared/domain/asvs/detection/input/statement.ts';
import {
  observeSettings,
  observeStatements,
} from '../../../../../../../shared/domain/asvs/detection/weighing/observe-wiki.ts';

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
  for (const advertising of ['Sponsor', 'Sponsors', 'Sponsorship', 'SPONSORED']) {
    expect(weighed(['lead', `${advertising}: WebRTC`])).toBeUndefined();
  }
  expect(weighed(['lead', 'Responsoring by WebRTC'])).toEqual([100, 'Responsoring by WebRTC']);
});

test('a denial takes nothing from what is said elsewhere', () => {
  expect(weighed(['lead', 'No WebRTC'], ['plain', 'WebRTC calls'])).toEqual([70, 'WebRTC calls']);
});

test('what is denied after it was named is denied', () => {
  expect(weighed(['lead', 'WebRTC is not supported'])).toBeUndefined();
});

test('of a long statement the part around what it says is quoted', () => {
  const statement = `${'a'.repeat(300)} WebRTC ${'b'.repeat(300)}`;
  expect(weighed(['plain', statement])).toEqual([70, `…${'a'.repeat(95)} WebRTC ${'b'.repeat(95)}…`]);
});

test('what is stated is told as said by the wiki', () => {
  const [first] = observeStatements([{ place: 'lead', text: 'Uses WebRTC.' }]);
  expect(first).toMatchObject({ signal: 'wiki', evidence: { source: 'wiki', quote: 'Uses WebRTC.' } });
});

test('a setting is quoted from the first place that is no aside, code or not', () => {
  const settings = (...statements: readonly (readonly [Place, string])[]) =>
    observeSettings(statements.map(([place, text]) => ({ place, text })));
  const observations = settings(['aside', 'OLD_TURN_SECRET='], ['code', 'TURN_SECRET='], ['plain', 'TURN_PORT']);
  expect(observations).toHaveLength(1);
  expect(observations[0]).toMatchObject({
    chapter: 'V17',
    signal: 'wiki',
    evidence: { rule: 'setting-webrtc', quote: 'TURN_SECRET=', source: 'wiki' },
  });
  expect(settings(['aside', 'TURN_SECRET='])).toEqual([]);
});
