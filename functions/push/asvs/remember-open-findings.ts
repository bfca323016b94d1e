import { isDeepStrictEqual } from 'node:util';
import type { OpenFindings } from '../../../shared/domain/asvs/open-findings.ts';
import type { RepositoryKey } from '../../../shared/domain/names/ids.ts';
import type { AsvsStore } from '../../../shared/ports/asvs-store.ts';

/** Keeps how many findings are open in each chapter, for people to see; written only where it changed. */
export async function rememberOpenFindings(asvs: AsvsStore, key: RepositoryKey, counts: OpenFindings): Promise<void> {
  if (!isDeepStrictEqual(await asvs.openFindings(key), counts)) await asvs.putOpenFindings(key, counts);
}
