import type { AsvsDetection, AsvsEvidence, DetectedSection } from './detection.ts';

/** What makes a repository one of level 2. */
const chaptersOfLevel2 = ['V6', 'V7', 'V14'];

const architecture = {
  rule: 'architecture-from-level-2',
  sentence: 'What asks for level 2 asks for a documented architecture too.',
};
const maliciousCode = {
  rule: 'malicious-code-by-judgement',
  sentence: 'Code of any kind may be checked for what somebody hid in it.',
};

/**
 * The two chapters of 4.0.3 that no code shows. V1 (architecture) asks for nothing at level 1 and applies from level 2 on,
 * for whatever asks for that level; V10 (malicious code) is for people to decide, so it is suggested for any code.
 */
export function judgedIn4(
  sections: readonly DetectedSection[],
  { proposed }: AsvsDetection['level'],
): readonly DetectedSection[] {
  const asksForLevel2 = sections.filter(
    ({ chapter, strength }) => strength === 'found' && chaptersOfLevel2.includes(chapter),
  );
  const anyCode = sections.filter(({ chapter }) => chapter === 'V15');
  return [
    ...(proposed === 'L1' ? [] : quoting(asksForLevel2, { chapter: 'V1', strength: 'found', ...architecture })),
    ...quoting(anyCode, { chapter: 'V10', strength: 'suggested', ...maliciousCode }),
  ];
}

/** A section with the first piece of evidence there is, told for a reason of its own. */
function quoting(
  sections: readonly DetectedSection[],
  { chapter, strength, rule, sentence }: Omit<DetectedSection, 'evidence'> & Pick<AsvsEvidence, 'rule' | 'sentence'>,
): DetectedSection[] {
  const [first] = sections.flatMap(({ evidence }) => evidence);
  return first === undefined ? [] : [{ chapter, strength, evidence: [{ ...first, rule, sentence }] }];
}
