import { nextLookAtEnd } from './approaching-end.ts';
import type { Connection } from './connection.ts';

/** A healthy key is verified this often, milliseconds: keys expire and are rotated. */
export const reverifyMs = 24 * 60 * 60 * 1000;
/** Whoever owes syncs asks for them at once: if they are still owed after this, milliseconds, it broke off. */
const owedForMs = 10 * 60 * 1000;
const firstProbeMs = 5 * 60 * 1000;
const longestProbeMs = 6 * 60 * 60 * 1000;

type Watched = Pick<
  Connection,
  'status' | 'attention' | 'lastVerifiedAt' | 'keyExpiresAt' | 'verifyAgainAt' | 'syncsOwed'
>;

/** When a connection is to be looked at next as things stand; `undefined` where there is nothing to look at. */
export function connectionDue({
  status,
  attention,
  lastVerifiedAt,
  keyExpiresAt,
  verifyAgainAt,
  syncsOwed,
}: Watched): Date | undefined {
  if (status === 'disconnected') return undefined;
  if (status === 'needs_attention') return new Date(Date.parse(attention?.since ?? lastVerifiedAt) + firstProbeMs);
  const verifiedMs = Date.parse(lastVerifiedAt);
  const lookMs = nextLookAtEnd(keyExpiresAt, new Date(verifiedMs))?.getTime() ?? Number.POSITIVE_INFINITY;
  const askedMs = verifyAgainAt === undefined ? Number.POSITIVE_INFINITY : Date.parse(verifyAgainAt);
  const owedMs = syncsOwed === undefined ? Number.POSITIVE_INFINITY : Date.parse(syncsOwed.since) + owedForMs;
  return new Date(Math.min(verifiedMs + reverifyMs, lookMs, askedMs, owedMs));
}

/** When to probe again after a failed probe: the longer it has failed, the slower, from 5 minutes to 6 hours. */
export function nextProbe(failingSince: string, now: Date): Date {
  const failedForMs = now.getTime() - Date.parse(failingSince);
  return new Date(now.getTime() + Math.min(Math.max(failedForMs, firstProbeMs), longestProbeMs));
}
