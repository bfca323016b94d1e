import type { OutsideFailure } from '../../../../../shared/domain/failures/outside-failure.ts';
import type { DecidedUpdate } from './decided-update.ts';
import { partsOf } from './parts.ts';
import type { OutcomeReport } from './report-outcomes.ts';

/** Holds back what is reported of the parts of a change, so that those that were done are reported once, and a refusal once. */
export function reportAsWhole(report: OutcomeReport) {
  const done: DecidedUpdate[] = [];
  let isGone = false;
  let complaint: OutsideFailure | undefined;
  let refusal: Pick<OutsideFailure, 'message'> | undefined;
  let hidden: string | undefined;
  return {
    /** Where the parts report to. */
    parts: {
      finished(part, one) {
        done.push(part);
        complaint ??= one;
      },
      gone() {
        isGone = true;
      },
      quarantined(_part, one) {
        refusal ??= one;
      },
      unreadable(_part, reason) {
        hidden ??= reason;
      },
      warned: report.warned,
    } satisfies OutcomeReport,

    /** Tells what was held back of a change. */
    tell(whole: DecidedUpdate): void {
      if (isGone) report.gone(whole);
      else {
        if (done.some((part) => isWorthReporting(part, whole))) report.finished(asDone(whole, done), complaint);
        if (hidden !== undefined) report.unreadable(whole, hidden);
        else if (refusal !== undefined) report.quarantined(whole, refusal);
      }
    },
  };
}

/** Tags that go along with something else are none that anybody asks about alone. */
function isWorthReporting({ operation }: DecidedUpdate, whole: DecidedUpdate): boolean {
  const isAllTags = partsOf(whole).every((part) => part === 'tags');
  return isAllTags || partsOf({ operation }).some((part) => part !== 'tags');
}

/** The change as it was decided, as far as its parts were done, with the reasons that they had for leaving something out. */
function asDone(whole: DecidedUpdate, parts: readonly DecidedUpdate[]): DecidedUpdate {
  const operations = parts.map(({ operation }) => operation);
  const operation = {
    ...whole.operation,
    fields: operations.flatMap(({ fields }) => fields),
    tags: operations.find(({ tags }) => tags !== undefined)?.tags,
    status: operations.find(({ status }) => status !== undefined)?.status,
  };
  const leftOut = [...new Set(parts.flatMap(({ decision }) => decision.leftOut))];
  return { ...whole, operation, decision: { ...whole.decision, leftOut } };
}
