import { tellsAnotherAuthorityEnd } from './authority-end.ts';
import type { Connection } from './connection.ts';
import { tellsAnotherKeyEnd } from './key-end.ts';

/** Of what people are told beforehand; whoever looks after keys tells them, and is to look soon. */
const tellsAnother = [tellsAnotherKeyEnd, tellsAnotherAuthorityEnd];

type Verified = Pick<Connection, 'defectDojo' | 'keyExpiresAt' | 'certificateAuthorityEndsAt'>;

/**
 * Whether a connection that was just verified is to be verified once more before its day is over, and when: where people are to be
 * told of another end, and where the server told no version in the time that there was (a busy 3.3.0-dev took more than 10 s for it).
 * What was asked for before stands until somebody did it.
 */
export function verifyAgain(
  before: Connection | undefined,
  verified: Verified,
  now: Date,
): Pick<Connection, 'verifyAgainAt'> {
  if (before?.verifyAgainAt !== undefined) return { verifyAgainAt: before.verifyAgainAt };
  const isAsked =
    verified.defectDojo.version === undefined || tellsAnother.some((tells) => tells(before, verified, now));
  return isAsked ? { verifyAgainAt: now.toISOString() } : {};
}
