import { isKeyRefused } from '../failures/outside-failure.ts';
import type { Condition } from '../runs/notice.ts';
import type { Connection } from './connection.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** So many days before a key ends people are told of it, each once: the first time there is time to plan, the last time there is need to act. */
export const keyEndToldDaysBefore = [14, 3] as const;

/** A key's end as DefectDojo tells it since 3.3; absent for a key without an end, and where it isn't told. */
type KeyEnd = Pick<Connection, 'keyExpiresAt'>;

/** How close a key's end is, by the days before it at which people are told; `undefined` while it is farther, or there is none. */
export function closenessOfKeyEnd(
  { keyExpiresAt }: KeyEnd,
  now: Date,
): (typeof keyEndToldDaysBefore)[number] | undefined {
  if (keyExpiresAt === undefined) return undefined;
  const leftMs = Date.parse(keyExpiresAt) - now.getTime();
  return keyEndToldDaysBefore.findLast((days) => leftMs <= days * dayMs);
}

/** Whether a good key ends so soon that people are to know; one that was refused already says so itself. */
export function endsSoon(connection: Pick<Connection, 'keyExpiresAt' | 'status' | 'attention'>, now: Date): boolean {
  const { status, attention } = connection;
  if (status === 'disconnected' || (attention && isKeyRefused(attention))) return false;
  return closenessOfKeyEnd(connection, now) !== undefined;
}

/** The next instant at which a key's end is to be looked at: when it is to be told, and when it has come. */
export function nextLookAtKeyEnd({ keyExpiresAt }: KeyEnd, after: Date): Date | undefined {
  if (keyExpiresAt === undefined) return undefined;
  const instantsMs = [...keyEndToldDaysBefore, 0].map((days) => Date.parse(keyExpiresAt) - days * dayMs);
  const nextMs = instantsMs.find((instantMs) => instantMs > after.getTime());
  return nextMs === undefined ? undefined : new Date(nextMs);
}

/**
 * Whether people are to be told otherwise now that a key was verified: whoever looks after keys tells them, and is to look soon.
 *
 * @param before the connection as it was; `undefined` for a new one
 */
export function tellsAnotherKeyEnd(before: KeyEnd | undefined, verified: KeyEnd, now: Date): boolean {
  if (before?.keyExpiresAt === verified.keyExpiresAt) return false;
  return [before ?? {}, verified].some((end) => closenessOfKeyEnd(end, now) !== undefined);
}

/** What people are to know of a key's end. */
export function keyEndCondition(end: KeyEnd, now: Date): Condition {
  const closeness = closenessOfKeyEnd(end, now);
  if (closeness === undefined) return { kind: 'well', reason: 'The key of the connection no longer ends soon.' };
  return {
    kind: 'connection_needs_attention',
    code: `key_expires_within_${closeness}_days`,
    reason: `${keyEndSentence(end)} ${keyEndRemedy}`,
    until: end.keyExpiresAt,
  };
}

/** When a key ends, to the minute. */
export function keyEndSentence({ keyExpiresAt = '' }: KeyEnd): string {
  return `The API key ends on ${keyExpiresAt.slice(0, 10)} at ${keyExpiresAt.slice(11, 16)} UTC; nothing is exported from then on.`;
}

/** What to do about a key that ends. */
export const keyEndRemedy =
  'Make a new key in DefectDojo, or have a superuser there move its end, and replace the key of the connection.';
