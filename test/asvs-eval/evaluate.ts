import { detectAsvs } from '../../shared/domain/asvs/detection/detect-asvs.ts';
import { detectionInputOf, type LabelledCase } from './labelled-cases.ts';

/** The chapters of 5.0.0 that apply only where the code shows it; the others follow from being a service. */
const conditionalChapters: readonly string[] = ['V3', 'V5', 'V6', 'V7', 'V8', 'V9', 'V10', 'V11', 'V14', 'V17'];

/** How many chapters were rightly found, wrongly found, and missed, and what share that is; null where there are none. */
export interface Score {
  readonly precision: number | null;
  readonly recall: number | null;
  readonly rightlyFound: number;
  readonly wronglyFound: number;
  readonly missed: number;
}

/** One repository's score and the chapters behind it. */
export interface RepositoryScore extends Score {
  readonly repository: string;
  readonly wrong: readonly string[];
  readonly missing: readonly string[];
  /** Of the missing ones, those that were at least suggested. */
  readonly suggested: readonly string[];
}

/** Scores over all repositories of a file. */
export interface Evaluation {
  readonly micro: Score;
  readonly conditional: Score;
  readonly chapters: Readonly<Record<string, Score>>;
  readonly repositories: readonly RepositoryScore[];
}

interface Verdict {
  readonly repository: string;
  readonly chapter: string;
  readonly isLabelled: boolean;
  readonly strength: 'found' | 'suggested' | undefined;
}

/** Detects on every case and compares with its labels; chapters that a label calls arguable are left out. */
export function evaluate(cases: readonly LabelledCase[]): Evaluation {
  const verdicts = cases.flatMap(verdictsOn);
  const chapters = Array.from({ length: 17 }, (_, index) => `V${index + 1}`);
  return {
    micro: scoreOf(verdicts),
    conditional: scoreOf(verdicts.filter(({ chapter }) => conditionalChapters.includes(chapter))),
    chapters: Object.fromEntries(
      chapters.map((chapter) => [chapter, scoreOf(verdicts.filter((verdict) => verdict.chapter === chapter))]),
    ),
    repositories: cases.map(({ repository }) => repositoryScore(repository, verdicts)),
  };
}

function verdictsOn(labelled: LabelledCase): readonly Verdict[] {
  const { repository, label } = labelled;
  const { sections } = detectAsvs(detectionInputOf(labelled)).byVersion['5.0.0'];
  const strengths = new Map<string, 'found' | 'suggested'>(
    sections.map(({ chapter, strength }) => [chapter, strength]),
  );
  return [...new Set([...label.chapters, ...strengths.keys()])]
    .filter((chapter) => !label.arguable.includes(chapter))
    .map((chapter) => ({
      repository,
      chapter,
      isLabelled: label.chapters.includes(chapter),
      strength: strengths.get(chapter),
    }));
}

function repositoryScore(repository: string, verdicts: readonly Verdict[]): RepositoryScore {
  const own = verdicts.filter((verdict) => verdict.repository === repository);
  const missing = own.filter(({ isLabelled, strength }) => isLabelled && strength !== 'found');
  return {
    repository,
    ...scoreOf(own),
    wrong: own.filter(({ isLabelled, strength }) => !isLabelled && strength === 'found').map(({ chapter }) => chapter),
    missing: missing.map(({ chapter }) => chapter),
    suggested: missing.filter(({ strength }) => strength === 'suggested').map(({ chapter }) => chapter),
  };
}

function scoreOf(verdicts: readonly Verdict[]): Score {
  const found = verdicts.filter(({ strength }) => strength === 'found');
  const rightlyFound = found.filter(({ isLabelled }) => isLabelled).length;
  const labelled = verdicts.filter(({ isLabelled }) => isLabelled).length;
  return {
    precision: share(rightlyFound, found.length),
    recall: share(rightlyFound, labelled),
    rightlyFound,
    wronglyFound: found.length - rightlyFound,
    missed: labelled - rightlyFound,
  };
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
