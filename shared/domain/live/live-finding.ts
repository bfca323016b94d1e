import type { ContentFields } from '../desired/content/content-fields.ts';
import type { StatusFlags } from '../desired/status/desired-status.ts';

/** A Risk_Acceptance as a finding shows it; instants are ISO-8601. */
export interface ShownAcceptance {
  readonly name: string;
  /** When it is to end; null for never. */
  readonly expiresAt: string | null;
  /** When it ended; null while it holds. */
  readonly endedAt: string | null;
}

/** A finding as DefectDojo shows it right now, as far as decisions about it need it. */
export interface LiveFinding {
  readonly id: number;
  readonly testId: number;
  readonly uniqueIdFromTool: string | null;
  readonly flags: StatusFlags;
  /** When somebody or something last changed the flags (ISO-8601); null where the server doesn't tell. */
  readonly statusChangedAt: string | null;
  /** The Risk_Acceptances that list it, those that are over included. */
  readonly acceptances: readonly ShownAcceptance[];
  readonly duplicate: boolean;
  readonly content: ContentFields;
  readonly tags: readonly string[];
  /** DefectDojo's hash of the content that the finding was created with. */
  readonly hashCode: string | null;
  readonly vulnerabilityIds: readonly string[];
  /** The labels of its CWEs, e.g. `CWE-79`; none where the server doesn't tell. */
  readonly cwes: readonly string[];
  /** What a person said of it; null where nothing is said, or the server doesn't tell. */
  readonly fixAvailable: boolean | null;
  /** Whether people hung endpoints (locations since 3.0) on it. */
  readonly hasEndpoints: boolean;
}
