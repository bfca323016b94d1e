import { OutsideFailure } from '../domain/failures/outside-failure.ts';

/**
 * The stored key isn't the one that a connection was made with.
 *
 * @param kind `setup` where there is none, so that somebody must connect again; `transient` where it is being replaced
 */
export function keyLost(kind: 'setup' | 'transient'): OutsideFailure {
  const message = 'The stored key is gone, or not the one that this connection was made with. Replace the key.';
  return new OutsideFailure({ system: 'defectdojo', kind, code: 'key_lost', message, sent: 'no' });
}
