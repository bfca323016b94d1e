import { expect, test } from 'vitest';
import type { DetectedSection } from '../../../../../../shared/domain/asvs/detection/detection.ts';
import { sectionsIn4 } from '../../../../../../shared/domain/asvs/detection/sections-in-4.ts';

function a(
  chapter: DetectedSection['chapter'],
  strength: DetectedSection['strength'],
  ...rules: string[]
): DetectedSection {
  return {
    chapter,
    strength,
    evidence: rules.map((rule) => ({ rule, sentence: 'Seen.', quote: rule, source: 'wiki' })),
  };
}

const rulesOf = (sections: readonly DetectedSection[]) =>
  sections.map(({ chapter, strength, evidence }) => [chapter, strength, ...evidence.map(({ rule }) => rule)]);

test.each([
  ['V1', ['V5']],
  ['V2', ['V5', 'V11']],
  ['V3', ['V14']],
  ['V4', ['V13']],
  ['V5', ['V12']],
  ['V6', ['V2']],
  ['V7', ['V3']],
  ['V8', ['V4']],
  ['V9', ['V3']],
  ['V10', ['V2']],
  ['V11', ['V6']],
  ['V12', ['V9']],
  ['V13', ['V14']],
  ['V14', ['V8']],
  ['V15', ['V14']],
  ['V16', ['V7']],
  ['V17', []],
] as const)('what 5.0.0 has in %s, 4.0.3 has in %s', (chapter, chapters) => {
  expect(sectionsIn4([a(chapter, 'found', 'x')]).map(({ chapter: id }) => id)).toEqual(chapters);
});

test('each chapter has the reasons of its own counterparts', () => {
  expect(rulesOf(sectionsIn4([a('V5', 'found', 'x'), a('V6', 'suggested', 'y')]))).toEqual([
    ['V2', 'suggested', 'y'],
    ['V12', 'found', 'x'],
  ]);
});

test('chapters come in their order', () => {
  const sections = sectionsIn4([a('V2', 'found', 'x'), a('V6', 'found', 'y'), a('V4', 'found', 'z')]);
  expect(sections.map(({ chapter }) => chapter)).toEqual(['V2', 'V5', 'V11', 'V13']);
});

test('one that several chapters meet in is as strong as the strongest, with its reasons, each once and three at most', () => {
  expect(rulesOf(sectionsIn4([a('V7', 'found', 'a', 'b'), a('V9', 'found', 'b', 'c', 'd')]))).toEqual([
    ['V3', 'found', 'a', 'b', 'c'],
  ]);
  expect(rulesOf(sectionsIn4([a('V7', 'suggested', 'a'), a('V9', 'found', 'b')]))).toEqual([['V3', 'found', 'b']]);
  expect(rulesOf(sectionsIn4([a('V7', 'suggested', 'a'), a('V9', 'suggested', 'b')]))).toEqual([
    ['V3', 'suggested', 'a', 'b'],
  ]);
});
