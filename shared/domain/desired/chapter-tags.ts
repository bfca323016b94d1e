import { chapterTag } from '../asvs/chapter-tag.ts';
import { chapterOfFinding } from '../asvs/finding-chapter.ts';
import type { AsvsVersion } from '../asvs/standard/asvs-version.ts';
import type { GeckoFinding } from '../source/gecko-finding.ts';
import { cweOf } from './content/content-fields.ts';

/** The tags of the ASVS that a finding bears: the chapter that it is filed under, if there is one. */
export function chapterTagsOf({ cwe, type }: Pick<GeckoFinding, 'cwe' | 'type'>, version: AsvsVersion): string[] {
  const chapter = chapterOfFinding({ cwe: cweOf(cwe), type }, version);
  return chapter === undefined ? [] : [chapterTag(version, chapter)];
}
