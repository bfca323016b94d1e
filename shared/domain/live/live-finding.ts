import type { ContentFields } from '../desired/content-fields.ts';
import type { StatusFlags } from '../desired/desired-status.ts';

/** A finding as DefectDojo shows it right now, as far as decisions about it need it. */
export interface LiveFinding {
  readonly id: number;
  readonly testId: number;
  readonly uniqueIdFromTool: string | null;
  readonly flags: StatusFlags;
  readonly duplicate: boolean;
  readonly content: ContentFields;
  readonly tags: readonly string[];
  /** DefectDojo's hash of the content that the finding was created with. */
  readonly hashCode: string | null;
  readonly vulnerabilityIds: readonly string[];
}
