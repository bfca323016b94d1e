import { rememberedServer, type VerifiedKey } from '../../../shared/connection/verify-key.ts';
import type { Attention } from '../../../shared/domain/failures/attention.ts';
import { OutsideFailure } from '../../../shared/domain/failures/outside-failure.ts';
import type { Connection } from '../../../shared/domain/team/connection.ts';
import { verifyAgain } from '../../../shared/domain/team/verify-again.ts';
import { ApiProblem } from '../core/api-problem.ts';
import type { Answer, Call } from '../core/route.ts';
import type { Services } from '../core/services.ts';
import { storedKey } from '../core/stored-key.ts';
import { owedSyncs, requestOwed } from '../syncs/request-owed-syncs.ts';
import { changeConnection } from './save-connection.ts';
import { showConnection } from './show-connection.ts';
import { verifiedKey } from './verified-key.ts';

/** Checks the stored key again, and remembers what came out; what waited for a good key goes on. */
export async function verifyConnection({ caller }: Call, services: Services): Promise<Answer> {
  const { teams, clock } = services;
  const { connection, key } = await storedKey(services, caller.teamId);
  const remember = (change: (current: Connection) => Connection) =>
    // Whoever connected anew meanwhile knows better.
    changeConnection(teams, caller.teamId, undefined, (current) =>
      current?.secretVersion === connection.secretVersion ? change(current) : (current ?? connection),
    );
  try {
    const verified = await verifiedKey(services, key, 'stored');
    const { after } = await remember((current) => ({
      ...verifiedNow(current, verified, clock.now()),
      ...(current.status === 'needs_attention' ? owedSyncs('connection_verified', clock) : {}),
    }));
    await requestOwed(services, caller, after);
    return { status: 200, version: after.version, body: await showConnection(services, caller.teamId, after) };
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    const { cause, message: reason } = error;
    // What passes by itself says nothing about the connection.
    if (cause instanceof OutsideFailure && cause.kind !== 'transient') {
      await remember((current) => needingAttention(current, { code: cause.code, reason }, clock.now()));
    }
    throw error;
  }
}

function verifiedNow(connection: Connection, verified: VerifiedKey, now: Date): Connection {
  const { attention: _over, keyExpiresAt: _before, ...current } = connection;
  const defectDojo = rememberedServer(verified, connection.baseUrl, connection);
  const known = { ...current, ...verified, defectDojo };
  return {
    ...known,
    status: 'connected',
    lastVerifiedAt: now.toISOString(),
    ...verifyAgain(connection, known, now),
  };
}

/** Marked as syncs and probes mark it, so that it is the same failure since then, whoever meets it. */
function needingAttention(connection: Connection, { code, reason }: Omit<Attention, 'since'>, now: Date): Connection {
  const { attention } = connection;
  const since = attention?.code === code ? attention.since : now.toISOString();
  return { ...connection, status: 'needs_attention', attention: { code, reason, since } };
}
