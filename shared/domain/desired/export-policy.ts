import type { AsvsVersion } from '../asvs/standard/asvs-version.ts';
import type { ServerVersion } from '../defectdojo/server-version.ts';
import type { Severity } from '../rating/severity.ts';
import type { DatedStatus } from '../source/finding-status.ts';
import type { RiskAcceptance } from './status/desired-status.ts';

/** What the mapping, the connection and the server say about how findings are exported. */
export interface ExportPolicy {
  /** Whether fixed, dismissed and accepted findings are shown in DefectDojo (the *Include resolved findings* setting). */
  readonly includeResolved: boolean;
  /** Whether findings are marked verified: Gecko proves each of them. */
  readonly verified: boolean;
  /** Findings below it are left as they are; undefined exports all. */
  readonly minimumSeverity?: Severity | undefined;
  /** The version of the OWASP ASVS by whose chapters findings are tagged. */
  readonly asvsVersion: AsvsVersion;
  /** What the product allows for accepted risks. */
  readonly riskAcceptance: RiskAcceptance;
  /** Gecko's web app, for links, e.g. `https://app.gecko.security`. */
  readonly appBaseUrl: string;
  /** Gecko's path of the repository, e.g. `owner/name` or `gitlab:group/project`. */
  readonly repositoryId: string;
  /** Undefined where it couldn't be read: then only what every supported server takes is sent. */
  readonly defectDojoVersion?: ServerVersion | undefined;
}

/** What is known of a finding beside its row. */
export interface FindingContext {
  /** The status reported by events, for rows that carry none. */
  readonly stated?: DatedStatus | undefined;
  /** Tags of the chapters that it falls under, e.g. `asvs:5.0.0-v8`. */
  readonly chapterTags?: readonly string[] | undefined;
}
