import { randomUUID } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { type TeamId, teamIdSchema } from '../../shared/domain/names/ids.ts';
import type { AuditEntry } from '../../shared/domain/team/audit-entry.ts';
import type { AuditLog } from '../../shared/ports/audit-log.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import { aClock } from './sync-fixtures.ts';

/** An entry about a change of settings; later steps are newer. */
export function anAuditEntry(teamId: TeamId, step: number, overrides: Partial<AuditEntry> = {}): AuditEntry {
  return {
    teamId,
    auditId: uuidv7({ msecs: Date.parse('2026-11-22T12:00:00Z') + step }),
    at: '2026-11-22T12:00:00.000Z',
    by: 'ada',
    action: 'settings_changed',
    before: { settings: { pushOnScanComplete: true } },
    after: { settings: { pushOnScanComplete: false, step } },
    ...overrides,
  };
}

/** What every {@link AuditLog} must do. */
export function describeAuditLog(name: string, create: (clock: Clock) => AuditLog): void {
  describe(`the audit log ${name}`, () => {
    const clock = aClock('2026-11-22T12:00:00Z');
    const log = create(clock);

    it('lists what a team changed, newest first, page by page, and nothing of another', async () => {
      const [teamId, other] = [teamIdSchema.parse(randomUUID()), teamIdSchema.parse(randomUUID())];
      const entries = [1, 2, 3].map((step) => anAuditEntry(teamId, step));
      for (const one of [...entries, anAuditEntry(other, 4)]) await log.record(one);
      const first = await log.entries(teamId, { limit: 2 });
      expect(first.items).toEqual([entries[2], entries[1]]);
      expect((await log.entries(teamId, { limit: 2, after: first.next })).items).toEqual([entries[0]]);
    });

    it('lists no entry that is a year old, however long the table keeps it', async () => {
      const teamId = teamIdSchema.parse(randomUUID());
      const ofDay = (at: string): AuditEntry => ({
        teamId,
        auditId: uuidv7({ msecs: Date.parse(at) }),
        at,
        by: 'ada',
        action: 'settings_changed',
        before: {},
        after: {},
      });
      const [old, young] = [ofDay('2025-11-22T12:00:00.000Z'), ofDay('2025-11-22T12:00:01.000Z')];
      for (const one of [old, young]) await log.record(one);
      expect(await log.entries(teamId, { limit: 5 })).toEqual({ items: [young] });
    });
  });
}
