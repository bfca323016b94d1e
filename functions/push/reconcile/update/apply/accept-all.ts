import { isAboutOne, OutsideFailure } from '../../../../../shared/domain/failures/outside-failure.ts';
import type { Work } from '../../work.ts';
import { acceptRisks, type NotAccepted, stillOpen } from './accept-risk.ts';
import type { DecidedUpdate } from './decided-update.ts';
import type { FailedWrites } from './failed-writes.ts';
import type { noteOutcomes } from './note-outcomes.ts';

/** A change of which all but the acceptance was done. */
export interface ToAccept {
  readonly update: DecidedUpdate;
  readonly complaint: OutsideFailure | undefined;
}

interface Accepting {
  readonly work: Work;
  readonly testId: number;
  readonly until: string | null;
  readonly outcomes: ReturnType<typeof noteOutcomes>;
  readonly failed: FailedWrites;
  /** Findings that were refused alone. */
  refusedAlone: number;
  isAnyTaken: boolean;
}

/** So many findings that are refused one by one, while none is taken, speak for the whole. */
const refusedAloneMax = 3;

/**
 * Accepts findings by the day until which their risk is accepted. A list that DefectDojo refuses, or fails at, is halved until
 * the finding that it doesn't take is alone.
 */
export async function acceptAll(
  work: Work,
  all: readonly ToAccept[],
  outcomes: Accepting['outcomes'],
  { testId, failed }: Pick<Accepting, 'testId' | 'failed'>,
): Promise<void> {
  for (const [until, ofDay] of Map.groupBy(all, ({ update }) => update.decision.accept?.until ?? null)) {
    await accept(ofDay, { work, testId, until, outcomes, failed, refusedAlone: 0, isAnyTaken: false });
  }
}

async function accept(some: readonly ToAccept[], accepting: Accepting): Promise<void> {
  const { work, testId, until, outcomes, failed } = accepting;
  if (failed.trouble) {
    for (const { update } of some) outcomes.beside(update);
    return;
  }
  const findingIds = some.map(({ update }) => update.live.id);
  try {
    const { open, unread } = await acceptRisks(work, { testId, findingIds }, until);
    failed.health.done('acceptance');
    accepting.isAnyTaken = true;
    for (const { update, complaint } of withoutUnread(some, unread, outcomes)) {
      if (open.has(update.live.id)) outcomes.notAccepted(update, acceptedWithoutEffect(), { isRefusedAlone: false });
      else outcomes.finished(update, complaint);
    }
  } catch (error) {
    if (!isAboutOne(error)) throw error;
    await afterFailure(some, error, accepting);
  }
}

/** What DefectDojo refused, or failed at, it may have done all the same. */
async function afterFailure(some: readonly ToAccept[], failure: OutsideFailure, accepting: Accepting): Promise<void> {
  const { work, testId, outcomes } = accepting;
  const findingIds = some.map(({ update }) => update.live.id);
  const { open, unread } = await stillOpen(work, { testId, findingIds });
  const [rest, done] = partition(withoutUnread(some, unread, outcomes), ({ update }) => open.has(update.live.id));
  const isRefusal = failure.kind === 'rejected';
  for (const { update, complaint } of done) outcomes.finished(update, complaint ?? (isRefusal ? failure : undefined));
  if (rest.length > 0) await (isRefusal ? refused(rest, failure, accepting) : failedAt(rest, failure, accepting));
}

/** Tells of those that can't be read. @returns the others */
function withoutUnread(
  some: readonly ToAccept[],
  unread: NotAccepted['unread'],
  outcomes: Accepting['outcomes'],
): readonly ToAccept[] {
  return some.filter(({ update }) => {
    const failure = unread.get(update.live.id);
    if (failure !== undefined) outcomes.unreadable(update, failure);
    return failure === undefined;
  });
}

async function refused(some: readonly ToAccept[], failure: OutsideFailure, accepting: Accepting): Promise<void> {
  const isHopeless = !accepting.isAnyTaken && accepting.refusedAlone >= refusedAloneMax;
  if (some.length > 1 && !isHopeless) return halved(some, accepting);
  accepting.refusedAlone += 1;
  const isRefusedAlone = some.length === 1;
  for (const { update } of some) accepting.outcomes.notAccepted(update, failure, { isRefusedAlone });
}

async function failedAt(some: readonly ToAccept[], failure: OutsideFailure, accepting: Accepting): Promise<void> {
  const { outcomes, failed } = accepting;
  const at = failed.health.failed('acceptance');
  failed.noted(failure);
  if (some.length > 1) return halved(some, accepting);
  for (const { update } of some) {
    outcomes.beside(update);
    failed.suspects.push({ part: 'status', update, failure, write: 'acceptance', at, again: undefined });
  }
}

async function halved(some: readonly ToAccept[], accepting: Accepting): Promise<void> {
  const middle = Math.ceil(some.length / 2);
  await accept(some.slice(0, middle), accepting);
  await accept(some.slice(middle), accepting);
}

function acceptedWithoutEffect(): OutsideFailure {
  return new OutsideFailure({
    system: 'defectdojo',
    kind: 'rejected',
    code: 'acceptance_without_effect',
    message: 'DefectDojo took the finding into a risk acceptance, and shows it as open all the same.',
    sent: 'maybe',
  });
}

function partition<T>(all: readonly T[], isFirst: (one: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [all.filter(isFirst), all.filter((one) => !isFirst(one))];
}
