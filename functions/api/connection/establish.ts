import { headRoomBytes } from '../../../shared/adapters/defectdojo/head-room.ts';
import { rememberedServer, type VerifiedKey } from '../../../shared/connection/verify-key.ts';
import type { AuditAction } from '../../../shared/domain/team/audit-entry.ts';
import type { Connection, ConnectionSettings } from '../../../shared/domain/team/connection.ts';
import { verifyAgain } from '../../../shared/domain/team/verify-again.ts';
import type { DefectDojoTarget } from '../../../shared/ports/key-store.ts';
import { auditEntry, auditedConnections } from '../audit/audit-entry.ts';
import { ApiProblem } from '../core/api-problem.ts';
import type { Call } from '../core/route.ts';
import type { Services } from '../core/services.ts';
import { owedSyncs } from '../syncs/request-owed-syncs.ts';
import type { Gateway } from './gateway.ts';
import { replacingKey } from './replace-key.ts';
import { changeConnection } from './save-connection.ts';
import { verifiedKey } from './verified-key.ts';

/** A connection that somebody wants, before it is verified. */
export interface Wanted {
  readonly target: DefectDojoTarget;
  readonly gateway: Gateway;
  /** Of the stored key from which a part was taken; undefined where all was given. */
  readonly takenFrom: number | undefined;
  readonly action: AuditAction;
  readonly settings: (current: Connection | undefined) => ConnectionSettings;
}

/**
 * Verifies what it takes to reach a DefectDojo and makes it the team's connection, which owes every repository a sync; a connection
 * there was stays until then.
 *
 * @throws {ApiProblem} `changed_meanwhile` also where what was taken from the stored key is no longer in it
 */
export async function establish(
  { caller, ifMatch }: Pick<Call, 'caller' | 'ifMatch'>,
  services: Services,
  wanted: Wanted,
): Promise<{ before: Connection | undefined; after: Connection }> {
  const { target, gateway, takenFrom, action, settings } = wanted;
  requireHeadRoom(target);
  const verified = await verifiedKey(services, target, 'given');
  return replacingKey(services.keys, caller.teamId, (putKey) =>
    changeConnection(
      services.teams,
      caller.teamId,
      ifMatch,
      async (current) => {
        if (takenFrom !== undefined && current?.secretVersion !== takenFrom) throw replacedMeanwhile();
        const secretVersion = newSecretVersion(services, current);
        // First the key, then what makes workers use it: until then they find a version they don't know, and stop.
        await putKey({ ...target, version: secretVersion });
        const defectDojo = rememberedServer(verified, target.baseUrl, current);
        return {
          ...connectionNow(current, { ...verified, defectDojo, ...gateway.shown }, services.clock.now()),
          teamId: caller.teamId,
          settings: settings(current),
          baseUrl: target.baseUrl,
          secretVersion,
          ...owedSyncs('connected', services.clock),
        };
      },
      (...change) => auditEntry(services, caller, { action, ...auditedConnections(...change) }),
    ),
  );
}

/** What no server would take some day is refused today, while somebody is there to shorten it. */
function requireHeadRoom(target: DefectDojoTarget): void {
  const roomBytes = headRoomBytes(target);
  if (roomBytes >= 0) return;
  const detail = `is ${-roomBytes} bytes too long, together with URL and key, for what servers take of a request`;
  throw new ApiProblem('request_invalid', `gatewayHeaders: ${detail}.`, {
    advice: 'Send fewer or shorter headers.',
    field: 'gatewayHeaders',
    errors: [{ pointer: '/gatewayHeaders', detail }],
  });
}

function replacedMeanwhile(): ApiProblem {
  return new ApiProblem('changed_meanwhile', 'Somebody else replaced the key at the same moment.');
}

/** Never repeats, not even when two managers connect in the same moment: each must notice the other's key. */
function newSecretVersion({ clock, random }: Services, current: Connection | undefined): number {
  const thousandsPerMs = clock.now().getTime() * 1000 + Math.floor(random() * 1000);
  return Math.max(thousandsPerMs, (current?.secretVersion ?? 0) + 1);
}

function connectionNow(
  current: Connection | undefined,
  verified: VerifiedKey & Gateway['shown'],
  now: Date,
): Omit<Connection, 'teamId' | 'settings' | 'baseUrl' | 'secretVersion'> {
  return {
    version: current?.version ?? 0,
    status: 'connected',
    ...verified,
    lastVerifiedAt: now.toISOString(),
    ...verifyAgain(current, verified, now),
  };
}
