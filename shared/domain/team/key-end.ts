import { isKeyRefused } from '../failures/outside-failure.ts';
import type { Condition } from '../runs/notice.ts';
import { closenessOfEnd, endCondition, endInWords, tellsAnotherEnd } from './approaching-end.ts';
import type { Connection } from './connection.ts';

/** A key's end as DefectDojo tells it since 3.3; absent for a key without an end, and where it isn't told. */
type KeyEnd = Pick<Connection, 'keyExpiresAt'>;

/** Whether a good key ends so soon that people are to know; one that was refused already says so itself. */
export function endsSoon(connection: Pick<Connection, 'keyExpiresAt' | 'status' | 'attention'>, now: Date): boolean {
  const { status, attention } = connection;
  if (status === 'disconnected' || (attention && isKeyRefused(attention))) return false;
  return closenessOfEnd(connection.keyExpiresAt, now) !== undefined;
}

/**
 * Whether people are to be told otherwise now that a key was verified: whoever looks after keys tells them, and is to look soon.
 *
 * @param before the connection as it was; `undefined` for a new one
 */
export function tellsAnotherKeyEnd(before: KeyEnd | undefined, verified: KeyEnd, now: Date): boolean {
  return tellsAnotherEnd(before?.keyExpiresAt, verified.keyExpiresAt, now);
}

/** What people are to know of a key's end. */
export function keyEndCondition(end: KeyEnd, now: Date): Condition {
  return endCondition(end.keyExpiresAt, now, {
    codeBefore: 'key_expires',
    reason: `${keyEndSentence(end)} ${keyEndRemedy}`,
    well: 'The key of the connection no longer ends soon.',
  });
}

/** When a key ends, to the minute. */
export function keyEndSentence({ keyExpiresAt = '' }: KeyEnd): string {
  return `The API key ends on ${endInWords(keyExpiresAt)}; nothing is exported from then on.`;
}

/** What to do about a key that ends. */
export const keyEndRemedy =
  'Make a new key in DefectDojo, or have a superuser there move its end, and replace the key of the connection.';
