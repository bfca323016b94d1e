import { acceptanceExpiry } from '../../../../../shared/domain/desired/status/acceptance-expiry.ts';
import type { OutsideFailure } from '../../../../../shared/domain/failures/outside-failure.ts';
import { holdsUntil, isOfFormerDate } from '../../../../../shared/domain/live/acceptances.ts';
import { isUnreadable, readable } from '../../../../../shared/domain/live/unreadable.ts';
import { acceptanceName } from '../../../../../shared/domain/names/place-names.ts';
import type { RiskAcceptanceObject } from '../../../../../shared/ports/defectdojo-risk-acceptances.ts';
import type { Work } from '../../work.ts';

/** Gecko's word for it: DefectDojo asks for a reason. */
const acceptanceReason = 'Accepted as a risk in Gecko.';

/** Findings of a test. */
interface InTest {
  readonly testId: number;
  readonly findingIds: readonly number[];
}

/** Findings that were to be accepted and aren't, or of which nobody can say it, since DefectDojo fails to show them. */
export interface NotAccepted {
  readonly open: ReadonlySet<number>;
  readonly unread: ReadonlyMap<number, OutsideFailure>;
}

/**
 * Accepts findings of a test by a Risk_Acceptance: one per test and last day, found again by its name. Another test's must
 * not be found: DefectDojo refuses findings of several engagements in one. That a finding is listed in an acceptance doesn't say
 * that it is accepted, so the findings are read; those that an acceptance listed without effect get another one.
 *
 * @param until last day (YYYY-MM-DD, UTC); null: endless
 * @returns those of the findings that aren't accepted all the same
 */
export async function acceptRisks(work: Work, inTest: InTest, until: string | null): Promise<NotAccepted> {
  if (inTest.findingIds.length === 0) return { open: new Set(), unread: new Map() };
  const name = acceptanceName(work.key, inTest.testId, until);
  const one = await inForce(work, name, until);
  const { findingIds } = inTest;
  const change = { add: findingIds, ...(one && !holdsUntil(one, until) ? { expiresAt: acceptanceExpiry(until) } : {}) };
  const changed = one && (await work.dojo.acceptances.changeAcceptance(one.id, change));
  if (changed === undefined) await create(work, name, findingIds, until);
  const listed = await stillOpen(work, inTest);
  if (listed.open.size === 0) return listed;
  await create(work, name, [...listed.open], until);
  const after = await stillOpen(work, { ...inTest, findingIds: [...listed.open] });
  return { ...after, unread: new Map([...listed.unread, ...after.unread]) };
}

/** The acceptance of this name that findings may join. One that ended, or whose end a person moved, is left as it is. */
async function inForce({ dojo }: Work, name: string, until: string | null): Promise<RiskAcceptanceObject | undefined> {
  const ours = await dojo.acceptances.acceptancesNamed(name);
  return ours.find((one) => holdsUntil(one, until)) ?? ours.find((one) => isOfFormerDate(one, until));
}

async function create({ dojo }: Work, name: string, findingIds: readonly number[], until: string | null) {
  const expiresAt = acceptanceExpiry(until);
  await dojo.acceptances.createAcceptance({ name, findingIds, expiresAt, reason: acceptanceReason });
}

/** Those of the findings that aren't accepted. What was deleted meanwhile is noticed when the test is next counted. */
export async function stillOpen({ dojo }: Work, { testId, findingIds }: InTest): Promise<NotAccepted> {
  const shown = await dojo.findings.findingsById(testId, findingIds);
  const open = readable(shown.values()).filter(({ flags }) => flags.active || !flags.risk_accepted);
  const unread = [...shown].flatMap(([id, one]) => (isUnreadable(one) ? [[id, one.unreadable] as const] : []));
  return { open: new Set(open.map(({ id }) => id)), unread: new Map(unread) };
}
