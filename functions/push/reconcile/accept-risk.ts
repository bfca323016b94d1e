import { acceptanceName } from '../../../shared/domain/place-names.ts';
import type { Work } from './work.ts';

/** Gecko's word for it: DefectDojo asks for a reason. */
const acceptanceReason = 'Accepted as a risk in Gecko.';

/**
 * Accepts findings of a test by a Risk_Acceptance: one per test and last day, found again by its name. Another test's must
 * not be found: DefectDojo refuses findings of several engagements in one.
 *
 * @param until last day (YYYY-MM-DD, UTC); null: endless
 */
export async function acceptRisks(
  work: Work,
  { testId, findingIds }: { readonly testId: number; readonly findingIds: readonly number[] },
  until: string | null,
): Promise<void> {
  if (findingIds.length === 0) return;
  const { dojo, key } = work;
  const name = acceptanceName(key, testId, until);
  const [ours] = await dojo.acceptances.acceptancesNamed(name);
  if (ours !== undefined) {
    const changed = await dojo.acceptances.changeAcceptance(ours.id, { add: findingIds });
    if (changed !== undefined) return;
  }
  const expiresAt = until === null ? null : `${until}T23:59:59Z`;
  await dojo.acceptances.createAcceptance({ name, findingIds, expiresAt, reason: acceptanceReason });
}
