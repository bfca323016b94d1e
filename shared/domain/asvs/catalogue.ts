import { chapterRows } from './data/chapter-rows.ts';
import type { AsvsLevel } from './standard/asvs-level.ts';
import type { AsvsVersion } from './standard/asvs-version.ts';
import type { ChapterId } from './standard/chapter.ts';

/** A chapter of one version of the standard. */
export interface CatalogueChapter {
  readonly id: ChapterId;
  readonly name: string;
  /** How many of its requirements apply at each level, cumulative. 0 means "nothing at this level", never "100 %". */
  readonly requirements: Readonly<Record<AsvsLevel, number>>;
}

/** The chapters of each version in the standard's order. */
export const asvsCatalogue: Readonly<Record<AsvsVersion, readonly CatalogueChapter[]>> = {
  '5.0.0': chapterRows['5.0.0'].map(toChapter),
  '4.0.3': chapterRows['4.0.3'].map(toChapter),
};

/** Whether that version has a chapter with that id. */
export function isChapterOf(version: AsvsVersion, id: string): id is ChapterId {
  return asvsCatalogue[version].some((chapter) => chapter.id === id);
}

function toChapter([id, name, L1, L2, L3]: readonly [ChapterId, string, number, number, number]): CatalogueChapter {
  return { id, name, requirements: { L1, L2, L3 } };
}
