import type { AuditEntry } from '../../shared/domain/audit-entry.ts';
import type { AuditLog } from '../../shared/ports/audit-log.ts';
import { ListingPositionError } from '../../shared/ports/listing-position-error.ts';

const positionPrefix = 'AUDIT#';

/** {@link AuditLog} in memory. */
export function createInMemoryAuditLog(): AuditLog {
  const all: AuditEntry[] = [];
  return {
    async record(entry) {
      all.unshift(structuredClone(entry));
    },
    async entries(teamId, { limit, after }) {
      if (after !== undefined && !after.startsWith(positionPrefix)) throw new ListingPositionError('No such position.');
      const rest = all
        .filter((entry) => entry.teamId === teamId)
        .filter(({ auditId }) => after === undefined || positionPrefix + auditId < after);
      const items = rest.slice(0, limit);
      const last = items.at(-1);
      return rest.length > limit && last ? { items, next: positionPrefix + last.auditId } : { items };
    },
  };
}
