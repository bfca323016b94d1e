import type { Endpoint } from '../input/endpoint.ts';

/** The chapters of 5.0.0: rules speak of these, and 4.0.3 follows from them. */
export type RuledChapter = `V${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 15 | 16 | 17}`;

/** How far a signal speaks for chapters, in hundredths: 100 assigns one, 60 suggests it. Never negative. */
export type Weights = Readonly<Partial<Record<RuledChapter, number>>>;

/** What all kinds of rules share. */
export interface Rule {
  /** Stable, and unique among all rules. */
  readonly id: string;
  /** What the quoted input shows, for people. */
  readonly sentence: string;
  readonly weights: Weights;
}

/** Fires on an endpoint whose comparable path matches, and on whose method and further traits it agrees. */
export interface EndpointRule extends Rule {
  readonly path: RegExp;
  /** @default any method */
  readonly methods?: readonly string[];
  /** Paths that only look alike. */
  readonly except?: RegExp;
  readonly when?: (endpoint: Endpoint) => boolean;
}

/** Fires on what a wiki states and doesn't deny. */
export interface StatementRule extends Rule {
  /** Global, bounded, case-insensitive unless case tells a name from a word. */
  readonly phrases: RegExp;
}

/** Fires on the name of a setting, wherever it stands outside asides. */
export interface SettingRule extends Rule {
  readonly names: RegExp;
}

/** Fires on a wiki's lead that says what a repository without endpoints is. */
export interface SubjectRule extends Rule {
  readonly subject: RegExp;
  /** Whether it makes the repository an authentication or token library, which has V6 to V10 without endpoints. */
  readonly isAboutAuthentication: boolean;
  /** On the comparable name: repositories called so are what it is about, so that more than their lead may say so. */
  readonly names?: RegExp;
}

/** Fires on a finding by its CWE, or by what its title says. */
export interface FindingRule extends Rule {
  readonly cwes?: readonly number[];
  readonly title?: RegExp;
}

/** Fires on the comparable path of a file that an endpoint or a finding lies in. */
export interface FileRule extends Rule {
  readonly file: RegExp;
}

type ById<R extends Rule> = Readonly<Record<Rule['id'], Omit<R, 'id'>>>;

/** All rules about one theme, by their ids. */
export interface Theme {
  readonly endpoints?: ById<EndpointRule>;
  readonly statements?: ById<StatementRule>;
  readonly settings?: ById<SettingRule>;
  readonly subjects?: ById<SubjectRule>;
  readonly findings?: ById<FindingRule>;
  readonly files?: ById<FileRule>;
}

/** Tag of a template with patterns as they stand in a literal, parted by ` | ` over as many lines as they take. */
type PatternTag = (patterns: TemplateStringsArray, ...inserted: readonly string[]) => RegExp;

function anyOf(expressionOf: (alternatives: string) => RegExp): PatternTag {
  return (patterns, ...inserted) => expressionOf(String.raw(patterns, ...inserted).replaceAll(/ \|\s+/g, '|'));
}

/** Whole words of a comparable path. */
export const pathWords = anyOf((words) => new RegExp(`(?:^|[^a-z0-9])(?:${words})(?![a-z0-9])`));

/** Whole words of a sentence. */
export const phrases = anyOf((words) => new RegExp(`(?<![\\w-])(?:${words})(?![\\w])`, 'gi'));

/** The same where case tells a name (`TURN`) from a word (`turn`). */
export const exactPhrases = anyOf((words) => new RegExp(`(?<![\\w-])(?:${words})(?![\\w])`, 'g'));

/** Names of settings such as `JWT_SECRET`, whatever stands around what they are about. */
export const settingNames = anyOf(
  (words) => new RegExp(`\\b(?:[A-Z0-9]{1,20}_){0,4}(?:${words})(?:_[A-Z0-9]{1,20}){0,4}\\b`),
);

const product =
  'librar(?:y|ies)|modules?|packages?|middlewares?|implementations?|frameworks?|toolkits?|toolbox|sdks?|gems?|crates?|plugins?|extensions?|components?|engines?|providers?|helpers?|utilit(?:y|ies)|tools?|cli|clients?|bindings|wrappers?|formats?|solutions?|strateg(?:y|ies)|backends?|managers?|handlers?|validators?|verifiers?|generators?|parsers?|decorators?';
const between = "[\\w\\s,()/&.'’+-]";

/** A sentence that calls the code a library, tool or the like for one of the topics, rather than one that only uses it. */
export const subjectIs = anyOf(
  (topic) =>
    new RegExp(
      `\\b(?:${topic})\\b[\\w\\s/&.'’+-]{0,40}?\\b(?:${product})\\b` +
        `|\\b(?:${product})\\b[^.;:]{0,50}?\\b(?:for|of|to|that|which|implement(?:s|ing)|provid(?:es|ing)|handl(?:es|ing)|supporting)\\b${between}{0,60}?\\b(?:${topic})\\b` +
        `|\\bimplement(?:s|ing|ation of)\\b${between}{0,30}?\\b(?:${topic})\\b` +
        `|^(?:(?:a|an|the|simple|modern|fast|easy) ){0,3}\\b(?:${topic})\\b[\\w\\s.,()/'’+-]{0,30}? for [\\w.+#-]{2,20}`,
      'i',
    ),
);
