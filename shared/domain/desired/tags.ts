import { isChapterTag } from '../asvs/chapter-tag.ts';
import { tagMaxCharacters } from '../defectdojo/field-limits.ts';

/** Marks every finding of ours. */
export const geckoTag = 'gecko';

/** Marks a risk that Gecko accepted in a product whose DefectDojo forbids accepting risks. */
export const acceptedRiskTag = 'gecko-accepted-risk';

/**
 * Text as a tag: lower case, since servers fold case differently, and no spaces, commas or quotes, which DefectDojo
 * 3.2.0 refuses (measured) and older ones split at. Empty where nothing of the text can stand in a tag.
 */
export function asTag(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9._:+/-]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, tagMaxCharacters)
    .replace(/-+$/, '');
}

const typeTagPrefix = 'gecko-type:';

/** Whether we give tags of findings such names, the chapters of the ASVS among them; people may use them too. */
export function isNameOfOurs(tag: string): boolean {
  return tag === geckoTag || tag.startsWith(`${geckoTag}-`) || isChapterTag(tag);
}

/** Whether nobody but us gives a finding such a tag, so that one is ours wherever it is found. */
export function isOursAlone(tag: string): boolean {
  return tag === geckoTag || tag === acceptedRiskTag || tag.startsWith(typeTagPrefix);
}

/** The tags that we want on a finding, sorted. They say what it is about, whether it is open or not. */
export function desiredTags(tagging: {
  readonly type: string | null;
  readonly riskAcceptanceForbidden: boolean;
  /** Those of the chapters of the ASVS that it falls under. */
  readonly chapters: readonly string[];
}): readonly string[] {
  const tags = new Set([geckoTag]);
  const type = asTag(tagging.type ?? '');
  if (type !== '') tags.add(asTag(`${typeTagPrefix}${type}`));
  if (tagging.riskAcceptanceForbidden) tags.add(acceptedRiskTag);
  for (const tag of tagging.chapters) tags.add(asTag(tag));
  tags.delete('');
  return [...tags].sort();
}
