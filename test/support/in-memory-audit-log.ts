import { auditRetentionDays } from '../../shared/contracts/limits.ts';
import type { AuditEntry } from '../../shared/domain/team/audit-entry.ts';
import type { AuditLog } from '../../shared/ports/audit-log.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import { ListingPositionError } from '../../shared/ports/listing-position-error.ts';

const positionPrefix = 'AUDIT#';

const dayMs = 24 * 60 * 60 * 1000;

/** {@link AuditLog} in memory. By the clock entries expire; without one, none does. */
export function createInMemoryAuditLog(clock: Clock = { now: () => new Date(0) }): AuditLog {
  const all: AuditEntry[] = [];
  return {
    async record(entry) {
      all.unshift(structuredClone(entry));
    },
    async entries(teamId, { limit, after }) {
      if (after !== undefined && !after.startsWith(positionPrefix)) throw new ListingPositionError('No such position.');
      const rest = all
        .filter((entry) => entry.teamId === teamId && endOf(entry) > clock.now().getTime())
        .filter(({ auditId }) => after === undefined || positionPrefix + auditId < after);
      const items = rest.slice(0, limit);
      const last = items.at(-1);
      return rest.length > limit && last ? { items, next: positionPrefix + last.auditId } : { items };
    },
  };
}

function endOf({ at }: AuditEntry): number {
  return Date.parse(at) + auditRetentionDays * dayMs;
}
