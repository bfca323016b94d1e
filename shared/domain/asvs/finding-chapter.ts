import { isChapterOf } from './catalogue.ts';
import { chaptersByType, cwesByChapters } from './data/chapters-by-cwe.ts';
import { type AsvsVersion, asvsVersions } from './standard/asvs-version.ts';
import type { ChapterId } from './standard/chapter.ts';

const chaptersByCwe = new Map<number | null, string>(
  Object.entries(cwesByChapters).flatMap(([chapters, cwes]) => cwes.map((cwe) => [cwe, chapters] as const)),
);

/**
 * The chapter that a finding is filed under, by its CWE or, where that is missing or unknown, by Gecko's type; undefined
 * where neither says anything. This is about the finding: it does not by itself put the chapter in a repository's scope.
 */
export function chapterOfFinding(
  finding: { readonly cwe: number | null; readonly type: string | null },
  version: AsvsVersion,
): ChapterId | undefined {
  const byCwe = chaptersByCwe.get(finding.cwe);
  const byType = finding.type === null ? undefined : chaptersByType.get(finding.type.trim().toUpperCase());
  return chapterIn(byCwe, version) ?? chapterIn(byType, version);
}

function chapterIn(entry: string | undefined, version: AsvsVersion): ChapterId | undefined {
  const id = entry?.split(' ')[asvsVersions.indexOf(version)];
  return id !== undefined && isChapterOf(version, id) ? id : undefined;
}
