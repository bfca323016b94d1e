import type { UserRecord } from '../model/records.ts';
import { detail } from '../model/rejection.ts';
import type { Store } from '../model/store.ts';

/**
 * The user whose key a request carries. Throws DefectDojo's 403, never a 401, with the measured `detail`: other schemes
 * than `Token` count as no credentials at all, and so does every key while API tokens are switched off.
 */
export function authenticate(store: Store, header: string | undefined): UserRecord {
  const words = (header ?? '').split(/\s+/).filter(Boolean);
  if (words[0]?.toLowerCase() !== 'token' || !store.server.tokensEnabled) {
    throw detail(403, 'Authentication credentials were not provided.');
  }
  if (words.length === 1) throw detail(403, 'Invalid token header. No credentials provided.');
  if (words.length > 2) throw detail(403, 'Invalid token header. Token string should not contain spaces.');
  const key = store.keys.get(words[1] ?? '');
  const user = key && !key.revoked ? store.users.get(key.user) : undefined;
  if (!user) throw detail(403, 'Invalid token.');
  if (!user.is_active) throw detail(403, 'User inactive or deleted.');
  if (key?.expiresAt && store.traits.keysExpire && new Date(key.expiresAt) <= store.now()) {
    throw detail(403, 'API token has expired.');
  }
  return user;
}
