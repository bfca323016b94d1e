import { hash } from 'node:crypto';
import type { RepositoryKey } from '../../../shared/domain/names/ids.ts';

/** What is followed by an id. */
type Followed = 'sync' | 'preview';

/** Hex digits at the end of a UUIDv7, all of which are random (RFC 9562, section 5.7); those before are left to tell ids of one instant apart. */
const proofDigits = 8;

/**
 * The id of something that a person asks for: that of a UUIDv7, but it ends in a hash of the rest and of what it is for. So one
 * that was never handed out for it is told from one whose message nobody has worked on yet, of which nothing is stored. It guards
 * nothing: whoever makes one up by this rule waits for what never comes.
 */
export function idToHandOut(uuidv7: string, followed: Followed, key: RepositoryKey): string {
  const rest = uuidv7.slice(0, -proofDigits);
  const { teamId, repositoryId } = key;
  const proof = hash('sha256', JSON.stringify([followed, teamId, repositoryId, rest]), 'hex');
  return rest + proof.slice(0, proofDigits);
}

/** Whether an id may have been handed out for it. */
export function mayBeHandedOut(id: string, followed: Followed, key: RepositoryKey): boolean {
  return id === idToHandOut(id, followed, key);
}
