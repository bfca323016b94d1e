import { type AsvsVersion, asvsVersions } from './asvs-version.ts';
import { isChapterOf } from './catalogue.ts';
import type { ChapterId } from './chapter.ts';
import { chaptersByCwe, chaptersByType } from './data/chapters-by-cwe.ts';

/**
 * The chapter that a finding is filed under, by its CWE or, where that is missing or unknown, by Gecko's type; undefined
 * where neither says anything. This is about the finding: it does not by itself put the chapter in a repository's scope.
 */
export function chapterOfFinding(
  finding: { readonly cwe: number | null; readonly type: string | null },
  version: AsvsVersion,
): ChapterId | undefined {
  const byCwe = finding.cwe === null ? undefined : entryOf(chaptersByCwe, finding.cwe);
  const byType = finding.type === null ? undefined : entryOf(chaptersByType, finding.type.trim().toUpperCase());
  return chapterIn(byCwe, version) ?? chapterIn(byType, version);
}

function entryOf<Key extends PropertyKey>(table: Readonly<Record<Key, string>>, key: Key): string | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

function chapterIn(entry: string | undefined, version: AsvsVersion): ChapterId | undefined {
  const id = entry?.split(' ')[asvsVersions.indexOf(version)];
  return id !== undefined && isChapterOf(version, id) ? id : undefined;
}
