import type { TeamId } from '../domain/names/ids.ts';
import type { AuditEntry } from '../domain/team/audit-entry.ts';

/** Keeps for a year what people changed. */
export interface AuditLog {
  record(entry: AuditEntry): Promise<void>;
  /** Entries of a team, newest first, one page after `after`. */
  entries(
    teamId: TeamId,
    page: { limit: number; after?: string | undefined },
  ): Promise<{ items: AuditEntry[]; next?: string }>;
}
