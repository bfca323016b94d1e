import type { AuditEntry } from '../../../shared/domain/audit-entry.ts';
import type { Connection } from '../../../shared/domain/connection.ts';
import type { Mapping } from '../../../shared/domain/mapping.ts';
import type { Caller } from '../core/authorization.ts';
import type { Services } from '../core/services.ts';

/** What was changed; see the audit entry. */
export type Change = Pick<AuditEntry, 'action' | 'repositoryId' | 'before' | 'after'>;

/** Writes down who changed what, once it is changed. */
export async function recordChange(
  { audit, clock, newId }: Pick<Services, 'audit' | 'clock' | 'newId'>,
  { teamId, userId }: Caller,
  change: Change,
): Promise<void> {
  const by = userId === undefined ? {} : { by: userId };
  await audit.record({ teamId, auditId: newId(), at: clock.now().toISOString(), ...by, ...change });
}

/** What of a connection people change. The key itself is not part of it; its version tells when it was replaced. */
export function auditedConnection(connection: Connection | undefined): NonNullable<Change['before']> {
  if (!connection) return { status: 'disconnected' };
  const { status, baseUrl, settings, secretVersion: keyVersion, defectDojo } = connection;
  return { status, baseUrl, settings, keyVersion, userName: defectDojo.userName };
}

/** What of a mapping people change. */
export function auditedMapping({ product, branch }: Mapping): NonNullable<Change['before']> {
  return { product, ...(branch === undefined ? {} : { branch }) };
}
