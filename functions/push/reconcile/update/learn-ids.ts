import type { KnownFinding } from '../../../../shared/domain/known/known-finding.ts';
import type { LiveFinding } from '../../../../shared/domain/live/live-finding.ts';
import { resolveTwins } from '../../../../shared/domain/live/twins.ts';
import { knownAfterSurvey } from '../placement/survey.ts';
import type { Work } from '../work.ts';

/** What looking up one finding takes DefectDojo, milliseconds (measured on 3.2.0). */
const lookUpMs = 60;
/** What one finding of a listing takes, milliseconds (measured on 3.2.0). */
const listedFindingMs = 4.7;

/** Whose ids are to be learnt, and where that is written down. */
export interface Learning {
  /** All that is known of the test; brought up to date by `remember`. */
  readonly known: ReadonlyMap<string, KnownFinding>;
  readonly wanted: Iterable<string>;
  readonly remember: (records: readonly KnownFinding[]) => Promise<void>;
}

/** Whether a finding is there under an id that an upload didn't tell. */
export function isOfUnknownId({ defectDojoId, presence }: KnownFinding): boolean {
  return defectDojoId === undefined && presence === 'there';
}

/**
 * Learns ids by listing the test, as long as that takes DefectDojo less time than looking up one by one those that are
 * still wanted, and there is time for the rest of it. All ids of a page are remembered before the next one is read, so that
 * a run that ends meanwhile has learnt something. What is not found is left unknown.
 */
export async function learnIdsByListing(work: Work, testId: number, learning: Learning): Promise<void> {
  const { known, wanted, remember } = learning;
  const missing = new Set([...wanted].filter((geckoId) => isWithoutGuess(known.get(geckoId))));
  if (!isWorthListing(missing.size, known.size)) return;
  const beganAtMs = work.clock.now().getTime();
  let read = 0;
  for await (const { items, total } of work.dojo.findings.findingPages(testId)) {
    const learnt = idsIn(items, known, work.clock.now());
    await remember(learnt);
    for (const { geckoId } of learnt) missing.delete(geckoId);
    read += items.length;
    const pace = { read, beganAtMs, rest: Math.max(0, total - read) };
    if (!isWorthListing(missing.size, pace.rest) || !isDoneInTime(work, pace)) return;
  }
}

/** One whose id is likely is read by that; only if it isn't there does it have to be learnt. */
function isWithoutGuess(one: KnownFinding | undefined): boolean {
  return isUnknown(one) && one?.likelyId === undefined;
}

function isUnknown(one: KnownFinding | undefined): boolean {
  return one !== undefined && isOfUnknownId(one);
}

function isWorthListing(missing: number, listed: number): boolean {
  return missing * lookUpMs > listed * listedFindingMs;
}

/** By how long it took so far: a listing that is cut off by the function's end could be so each time. */
function isDoneInTime(
  { clock, endsAt }: Pick<Work, 'clock' | 'endsAt'>,
  { read, rest, beganAtMs }: { readonly read: number; readonly rest: number; readonly beganAtMs: number },
): boolean {
  const nowMs = clock.now().getTime();
  return nowMs + ((nowMs - beganAtMs) / read) * rest < endsAt.getTime();
}

/** Of twins the lower id stays ours, and comes first; which of duplicates is ours only a look at all of them can tell. */
function idsIn(page: readonly LiveFinding[], known: Learning['known'], now: Date): KnownFinding[] {
  const plain = page.filter(
    ({ duplicate, uniqueIdFromTool }) => !duplicate && isUnknown(known.get(uniqueIdFromTool ?? '')),
  );
  const { ours } = resolveTwins(plain);
  const learnt = [...ours.keys()].flatMap((geckoId) => known.get(geckoId) ?? []);
  return knownAfterSurvey(learnt, { ours }, now);
}
