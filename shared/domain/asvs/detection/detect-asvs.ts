import type { AsvsDetection, DetectedSection } from './detection.ts';
import type { DetectionInput } from './input/detection-input.ts';
import { type EndpointReading, readEndpoints } from './input/read-endpoints.ts';
import { readWiki } from './input/read-wiki.ts';
import type { Statement } from './input/statement.ts';
import { judgedIn4 } from './judged-in-4.ts';
import { proposeLevel } from './propose-level.ts';
import { rulesVersion } from './rules/all-themes.ts';
import type { RuledChapter } from './rules/rule.ts';
import { sectionsIn4 } from './sections-in-4.ts';
import { observeService, serviceSentence } from './weighing/describes-service.ts';
import type { Observation } from './weighing/observation.ts';
import { observeAlways } from './weighing/observe-always.ts';
import { observeEndpoints } from './weighing/observe-endpoints.ts';
import { observeFiles, observeFindings } from './weighing/observe-findings.ts';
import { observeSettings, observeStatements } from './weighing/observe-wiki.ts';
import { observeSubjects, type Subjects, subjectsOf } from './weighing/subjects.ts';
import { weigh } from './weighing/weigh.ts';

const chapters = Array.from({ length: 17 }, (_, index) => `V${index + 1}` as RuledChapter);
/** What only a service that people or systems log in to has, or a library made for that. */
const chaptersOfLogins: readonly RuledChapter[] = ['V6', 'V7', 'V8', 'V9', 'V10'];

/** What is known of a repository, read once. */
interface Known {
  readonly reading: EndpointReading;
  readonly statements: readonly Statement[];
  readonly subjects: Subjects;
  /** The sentence by which the wiki calls it a running service. */
  readonly service: string | undefined;
}

/**
 * Which chapters apply to a repository, why, and which level suits it. Deterministic, never throws, bounded in time and
 * size whatever the input. Signals only ever add up: more evidence never removes a chapter.
 */
export function detectAsvs(input: DetectionInput): AsvsDetection {
  const known = knownOf(input);
  const observations = observe(input, known);
  const sections = chapters.flatMap((chapter): DetectedSection[] => {
    const weighed = weigh(observations.filter((observation) => observation.chapter === chapter));
    if (weighed === undefined) return [];
    return [{ chapter, ...weighed, strength: isAssignable(chapter, known) ? weighed.strength : 'suggested' }];
  });
  const level = proposeLevel(sections, endpointsOf(known).length, input.findings);
  return {
    rulesVersion,
    inputs: { endpoints: known.reading.kind, wiki: known.statements.length > 0 ? 'read' : 'unknown' },
    byVersion: {
      '5.0.0': { sections },
      '4.0.3': { sections: inOrder([...sectionsIn4(sections), ...judgedIn4(sections, level)]) },
    },
    level,
  };
}

/** By the numbers of their chapters. */
function inOrder(sections: readonly DetectedSection[]): DetectedSection[] {
  return sections.toSorted((one, other) => Number(one.chapter.slice(1)) - Number(other.chapter.slice(1)));
}

function knownOf({ repository, endpoints, wiki }: DetectionInput): Known {
  const statements = readWiki(wiki ?? '');
  return {
    reading: readEndpoints(endpoints),
    statements,
    subjects: subjectsOf(repository, statements),
    service: serviceSentence(statements),
  };
}

function observe(input: DetectionInput, known: Known): readonly Observation[] {
  const endpoints = endpointsOf(known);
  const paths = [...input.findings.map(({ filePath }) => filePath), ...endpoints.map(({ file }) => file)];
  return [
    ...observeAlways(input, endpoints, known.statements),
    ...observeEndpoints(endpoints),
    ...observeFiles([...new Set(paths.filter((path) => typeof path === 'string'))]),
    ...observeFindings(input.findings),
    ...observeSubjects(known.subjects),
    ...(known.service === undefined ? [] : observeService(known.service)),
    ...observeDescription(known),
  ];
}

/**
 * Without endpoints a description tells of a service only if it says so. Of anything else it counts only what stands
 * prominently, and only about cryptography or, in a library for logins, about logins: other READMEs speak of logins,
 * uploads and cookies that are other people's.
 */
function observeDescription({ reading, statements, subjects, service }: Known): readonly Observation[] {
  if (reading.kind === 'read' || service !== undefined) {
    return [...observeStatements(statements), ...observeSettings(statements)];
  }
  const telling: readonly RuledChapter[] = isForLogins(subjects) ? [...chaptersOfLogins, 'V11'] : ['V11'];
  const prominent = statements.filter(({ place }) => place === 'lead' || place === 'key');
  return observeStatements(prominent).filter(({ chapter }) => telling.includes(chapter));
}

/**
 * Logins and calls are assigned where an endpoint shows the service that has them, or where Gecko gave no endpoints at all
 * and the description calls it a service. Where Gecko looked and found none, they are only suggested, but to a library for
 * logins.
 */
function isAssignable(chapter: RuledChapter, { reading, subjects, service }: Known): boolean {
  if (reading.kind === 'read' || (reading.kind === 'unknown' && service !== undefined)) return true;
  return chapter !== 'V17' && (!chaptersOfLogins.includes(chapter) || isForLogins(subjects));
}

function isForLogins(subjects: Subjects): boolean {
  return subjects.some(({ rule }) => rule.isAboutAuthentication);
}

function endpointsOf({ reading }: Known) {
  return reading.kind === 'read' ? reading.endpoints : [];
}
