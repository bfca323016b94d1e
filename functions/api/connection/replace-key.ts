import type { TeamId } from '../../../shared/domain/names/ids.ts';
import type { DefectDojoKey, KeyKeeper } from '../../../shared/ports/key-store.ts';

/**
 * Stores a key while `save` makes it part of the connection, and puts the old one back when that fails: a connection must
 * not be left with a key that isn't its own.
 *
 * @param save gets `put`, to be called before each try to store the connection
 */
export async function replacingKey<T>(
  keys: KeyKeeper,
  teamId: TeamId,
  save: (put: (key: DefectDojoKey) => Promise<void>) => Promise<T>,
): Promise<T> {
  const own = new Set<number>();
  let previous: DefectDojoKey | undefined;
  const put = async (key: DefectDojoKey): Promise<void> => {
    const stored = await keys.defectDojoKey(teamId, { fresh: true });
    if (stored === undefined || !own.has(stored.version)) previous = stored;
    own.add(key.version);
    await keys.putDefectDojoKey(teamId, key);
  };
  try {
    return await save(put);
  } catch (error) {
    const stored = await keys.defectDojoKey(teamId, { fresh: true });
    if (stored !== undefined && own.has(stored.version)) {
      if (previous) await keys.putDefectDojoKey(teamId, previous);
      else await keys.destroyDefectDojoKey(teamId);
    }
    throw error;
  }
}
