import type { DefectDojoKey, KeyKeeper } from '../../shared/ports/key-store.ts';

/** {@link KeyKeeper} in memory; `defectDojoKeys` shows what it holds, by team. */
export function createInMemoryKeyStore(): KeyKeeper & { readonly defectDojoKeys: ReadonlyMap<string, DefectDojoKey> } {
  const defectDojoKeys = new Map<string, DefectDojoKey>();
  return {
    defectDojoKeys,
    defectDojoKey: async (teamId) => defectDojoKeys.get(teamId),
    geckoKey: async () => 'gk_test',
    async putDefectDojoKey(teamId, key) {
      defectDojoKeys.set(teamId, key);
    },
    async destroyDefectDojoKey(teamId) {
      defectDojoKeys.delete(teamId);
    },
  };
}
