import type { AuditEntry } from '../../../shared/domain/team/audit-entry.ts';
import type { Connection } from '../../../shared/domain/team/connection.ts';
import type { Mapping } from '../../../shared/domain/team/mapping.ts';
import type { Caller } from '../core/authorization.ts';
import type { Services } from '../core/services.ts';

/** What was changed; see the audit entry. */
type Change = Pick<AuditEntry, 'action' | 'repositoryId' | 'before' | 'after'>;

/** Says who changes what, to be stored together with the change. */
export function auditEntry(
  { clock, newId }: Pick<Services, 'clock' | 'newId'>,
  { teamId, userId }: Caller,
  change: Change,
): AuditEntry {
  const by = userId === undefined ? {} : { by: userId };
  return { teamId, auditId: newId(), at: clock.now().toISOString(), ...by, ...change };
}

/** What of a connection people change. The key itself is not part of it, nor is what a gateway is sent; the version tells when they were replaced. */
export function auditedConnections(
  before: Connection | undefined,
  after: Connection,
): Pick<Change, 'before' | 'after'> {
  return { before: auditedConnection(before), after: auditedConnection(after) };
}

function auditedConnection(connection: Connection | undefined): NonNullable<Change['before']> {
  if (!connection) return { status: 'disconnected' };
  const { status, baseUrl, settings, secretVersion: keyVersion, defectDojo } = connection;
  const { gatewayHeaderNames: gatewayHeaders, certificateAuthority } = connection;
  return {
    ...{ status, baseUrl, settings, keyVersion, userName: defectDojo.userName },
    ...(gatewayHeaders === undefined ? {} : { gatewayHeaders }),
    ...(certificateAuthority === undefined ? {} : { certificateAuthority }),
  };
}

/** The settings of a connection, before and after a change of theirs. */
export function auditedSettings(before: Connection | undefined, after: Connection): Pick<Change, 'before' | 'after'> {
  return { before: { settings: before?.settings }, after: { settings: after.settings } };
}

/** What of a mapping people change. */
export function auditedMapping({ product, branch }: Mapping): NonNullable<Change['before']> {
  return { product, ...(branch === undefined ? {} : { branch }) };
}
