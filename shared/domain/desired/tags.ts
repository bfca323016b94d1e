import { chapterTagPrefix } from '../asvs/chapter-tag.ts';
import { tagMaxCharacters } from '../defectdojo/field-limits.ts';
import { type GeckoStatus, isOpenInGecko } from '../source/finding-status.ts';

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
  return tag === geckoTag || tag.startsWith(`${geckoTag}-`) || tag.startsWith(chapterTagPrefix);
}

/** Those of a finding's tags that it keeps when it is closed without a row to compute them from. */
export function tagsOfClosed(tags: readonly string[]): readonly string[] {
  return tags.filter((tag) => tag === geckoTag || tag.startsWith(typeTagPrefix));
}

/** The tags that we want on a finding, sorted; `whileOpen` (ASVS chapters) only as long as Gecko wants it dealt with. */
export function desiredTags(tagging: {
  readonly type: string | null;
  readonly status: GeckoStatus;
  readonly riskAcceptanceForbidden: boolean;
  readonly whileOpen: readonly string[];
}): readonly string[] {
  const tags = new Set([geckoTag]);
  const type = asTag(tagging.type ?? '');
  if (type !== '') tags.add(asTag(`${typeTagPrefix}${type}`));
  if (tagging.riskAcceptanceForbidden) tags.add(acceptedRiskTag);
  if (isOpenInGecko(tagging.status)) for (const tag of tagging.whileOpen) tags.add(asTag(tag));
  tags.delete('');
  return [...tags].sort();
}
