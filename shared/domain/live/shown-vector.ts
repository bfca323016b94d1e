import type { ContentFieldName, ContentFields } from '../desired/content/content-fields.ts';
import { readCvss } from '../rating/cvss.ts';

const vectorsOfScores = [
  ['cvssv3_score', 'cvssv3'],
  ['cvssv4_score', 'cvssv4'],
] as const;

/** Whether DefectDojo shows this vector; servers before 2.48 store one as it came, without putting its metrics in order. */
export function showsVector(shown: string | null, wanted: string | null): boolean {
  return (shown || null) === wanted || (shown !== null && readCvss(shown)?.vector === wanted);
}

/**
 * Whether a field is a score beside a vector that DefectDojo shows, of which `isShown` tells. Then it was computed from the
 * vector, as whenever DefectDojo saves: whatever score was sent, and whatever a person typed.
 */
export function isComputed(
  name: ContentFieldName,
  shown: Pick<ContentFields, 'cvssv3' | 'cvssv4'>,
  isShown: (vector: 'cvssv3' | 'cvssv4') => boolean,
): boolean {
  return vectorsOfScores.some(([score, vector]) => score === name && !!shown[vector] && isShown(vector));
}
