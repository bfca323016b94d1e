import * as z from 'zod';
import type { Severity } from '../rating/severity.ts';
import { chapterOfFinding } from './finding-chapter.ts';
import { type AsvsVersion, asvsVersions } from './standard/asvs-version.ts';
import type { ChapterId } from './standard/chapter.ts';

const count = z.int().nonnegative();

/** How many findings of each severity are open. */
export const severityCountsSchema = z.object({
  Critical: count,
  High: count,
  Medium: count,
  Low: count,
} satisfies Record<Severity, typeof count>);

/** See {@link severityCountsSchema}. */
export type SeverityCounts = z.infer<typeof severityCountsSchema>;

const byChapterSchema = z.record(z.string(), severityCountsSchema);

/** How many of a repository's findings are open in Gecko, by the chapter that each is filed under, for both versions. */
export const openFindingsSchema = z.object({
  byVersion: z.object({ '5.0.0': byChapterSchema, '4.0.3': byChapterSchema } satisfies Record<
    AsvsVersion,
    typeof byChapterSchema
  >),
});

/** See {@link openFindingsSchema}. */
export type OpenFindings = z.infer<typeof openFindingsSchema>;

/** What decides where an open finding counts. */
export interface OpenFinding {
  readonly cwe: number | null;
  readonly type: string | null;
  readonly severity: Severity;
}

/** Counts open findings one after another; those that no chapter is about are left out. */
export interface OpenFindingsCounter {
  see(finding: OpenFinding): void;
  counts(): OpenFindings;
}

/** A counter that keeps counts alone, however many findings it sees. */
export function createOpenFindingsCounter(): OpenFindingsCounter {
  const byVersion: OpenFindings['byVersion'] = { '5.0.0': {}, '4.0.3': {} };
  return {
    see(finding) {
      for (const version of asvsVersions) {
        const chapter = chapterOfFinding(finding, version);
        if (chapter === undefined) continue;
        const counts = byVersion[version][chapter] ?? noOpenFindings;
        byVersion[version][chapter] = { ...counts, [finding.severity]: counts[finding.severity] + 1 };
      }
    },
    counts: () => ({ byVersion }),
  };
}

/** Nothing is open. */
export const noOpenFindings: SeverityCounts = { Critical: 0, High: 0, Medium: 0, Low: 0 };

/** What is open in one chapter of a version. */
export function openFindingsIn({ byVersion }: OpenFindings, version: AsvsVersion, chapter: ChapterId): SeverityCounts {
  return byVersion[version][chapter] ?? noOpenFindings;
}
