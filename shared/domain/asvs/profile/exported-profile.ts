import { chapterTag } from '../chapter-tag.ts';
import { type AsvsVersion, asvsVersionSchema } from '../standard/asvs-version.ts';
import { chapterIdSchema } from '../standard/chapter.ts';
import type { AsvsProfile } from './profile.ts';
import { levelOf } from './profile-level.ts';
import { sectionsOf } from './profile-sections.ts';

/** What DefectDojo shows of a repository's profile. */
export interface ExportedProfile {
  /** For the product's metadata, e.g. `5.0.0 L2 V1 V2 V6`; far below the 300 characters that it may have. */
  readonly line: string;
  /** Tags of the product: one for each chapter in scope. */
  readonly tags: readonly string[];
}

/** A profile as the product in DefectDojo tells it: version, level, and the chapters in scope. */
export function exportedProfile(profile: AsvsProfile, version: AsvsVersion): ExportedProfile {
  const chapters = sectionsOf(profile, version).inScope.map(({ chapter }) => chapter);
  return {
    line: [version, levelOf(profile).level, ...chapters].join(' '),
    tags: chapters.map((chapter) => chapterTag(version, chapter)),
  };
}

/** The tags that a line of {@link exportedProfile} goes with; none for a text that is no such line. */
export function tagsOfLine(line: string): string[] {
  const [first, _level, ...words] = line.split(' ');
  const version = asvsVersionSchema.safeParse(first);
  if (!version.success) return [];
  return words.flatMap((word) => {
    const chapter = chapterIdSchema.safeParse(word);
    return chapter.success ? [chapterTag(version.data, chapter.data)] : [];
  });
}
