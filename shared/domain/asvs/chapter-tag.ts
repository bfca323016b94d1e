import type { AsvsVersion } from './standard/asvs-version.ts';
import type { ChapterId } from './standard/chapter.ts';

/** What every tag of a chapter begins with. */
const chapterTagPrefix = 'asvs:';

/**
 * A chapter as a tag in DefectDojo, e.g. `asvs:5.0.0-v8`. Never without its version, since the same number means another
 * chapter in another one, and in lower case, since servers fold the case of tags differently.
 */
export function chapterTag(version: AsvsVersion, chapter: ChapterId): string {
  return `${chapterTagPrefix}${version}-${chapter.toLowerCase()}`;
}

/** Whether a tag names a chapter, of whatever version. */
export function isChapterTag(tag: string): boolean {
  return tag.startsWith(chapterTagPrefix);
}
