import { type ChapterMigration, chapterMigrationsFrom } from '../data/chapter-migrations.ts';
import type { AsvsVersion } from '../standard/asvs-version.ts';
import type { ChapterId } from '../standard/chapter.ts';
import type { ChapterChoice } from './chapter-choice.ts';

/** What becomes of a person's choice in the other version of the standard. */
export interface ChoiceMove extends Pick<ChapterChoice, 'chapter' | 'choice'> {
  /**
   * `moved`: to its one successor. `split`: its requirements went several ways. `not_moved`: a removal that would take out
   * more than the person meant. `no_counterpart`: nothing succeeds it.
   */
  readonly outcome: 'moved' | 'split' | 'not_moved' | 'no_counterpart';
  /** Where the choice holds in the other version. */
  readonly to: readonly ChapterId[];
  /** Chapters that took over a smaller part of an added one: a person may want them too. */
  readonly offered: readonly ChapterId[];
  /** Whether a person should look at the result. */
  readonly pleaseCheck: boolean;
  /** What the standard's own mapping says of the chapter, in a sentence or two. */
  readonly why: string;
}

/** Follows a choice out of a version into the other one: an addition to every successor, a removal only where nothing is ambiguous. */
export function moveChoice({ chapter, choice }: ChapterChoice, from: AsvsVersion): ChoiceMove {
  const migration = migrationOf(chapter, from);
  const move = choice === 'added' ? moveAddition(migration) : moveRemoval(migration);
  return { chapter, choice, why: migration.why, pleaseCheck: migration.isAmbiguous, ...move };
}

type Destination = Pick<ChoiceMove, 'outcome' | 'to' | 'offered'>;

function moveAddition({ carriedTo, offered, isAmbiguous }: ChapterMigration): Destination {
  const isSplit = isAmbiguous && carriedTo.length + offered.length > 1;
  const outcome = carriedTo.length === 0 ? 'no_counterpart' : isSplit ? 'split' : 'moved';
  return { outcome, to: carriedTo, offered };
}

function moveRemoval({ carriedTo, isAmbiguous }: ChapterMigration): Destination {
  if (carriedTo.length === 0) return { outcome: 'no_counterpart', to: [], offered: [] };
  return isAmbiguous ? { outcome: 'not_moved', to: [], offered: [] } : { outcome: 'moved', to: carriedTo, offered: [] };
}

const unknownChapter: ChapterMigration = {
  carriedTo: [],
  offered: [],
  isAmbiguous: true,
  why: 'The mapping between the versions does not know this chapter.',
};

function migrationOf(chapter: ChapterId, from: AsvsVersion): ChapterMigration {
  return chapterMigrationsFrom[from][chapter] ?? unknownChapter;
}
