import type { ChapterId } from '../standard/chapter.ts';
import type { DetectedSection } from './detection.ts';
import { evidenceMaxCount } from './evidence-limits.ts';

/**
 * The chapters of 4.0.3 that look at the same code as a chapter of 5.0.0. This is about what code shows, so it may differ
 * from where OWASP moved requirements. WebRTC has no chapter in 4.0.3.
 */
const counterparts: Readonly<Record<string, readonly ChapterId[]>> = {
  V1: ['V5'],
  V2: ['V5', 'V11'],
  V3: ['V14'],
  V4: ['V13'],
  V5: ['V12'],
  V6: ['V2'],
  V7: ['V3'],
  V8: ['V4'],
  V9: ['V3'],
  V10: ['V2'],
  V11: ['V6'],
  V12: ['V9'],
  V13: ['V14'],
  V14: ['V8'],
  V15: ['V14'],
  V16: ['V7'],
};

/** The same evidence by the chapters of 4.0.3, but for V1 and V10, of which code shows no sign. */
export function sectionsIn4(sections: readonly DetectedSection[]): DetectedSection[] {
  const ids = [...new Set(sections.flatMap(({ chapter }) => counterparts[chapter] ?? []))];
  return ids
    .toSorted((one, other) => Number(one.slice(1)) - Number(other.slice(1)))
    .map((chapter) => {
      const sources = sections.filter((section) => counterparts[section.chapter]?.includes(chapter));
      const found = sources.filter(({ strength }) => strength === 'found');
      const evidence = (found.length > 0 ? found : sources).flatMap((section) => section.evidence);
      return {
        chapter,
        strength: found.length > 0 ? 'found' : 'suggested',
        evidence: evidence.filter(isFirstOfRule).slice(0, evidenceMaxCount),
      };
    });
}

function isFirstOfRule({ rule }: { readonly rule: string }, index: number, all: readonly { readonly rule: string }[]) {
  return all.findIndex((other) => other.rule === rule) === index;
}
