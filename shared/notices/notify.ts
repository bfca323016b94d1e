import { type Condition, nextNotice } from '../domain/runs/notice.ts';
import { summaryOf } from '../observability/error-summary.ts';
import type { Log } from '../observability/log.ts';
import type { Clock } from '../ports/clock.ts';
import type { NoticeStore, NoticeSubject, Notifier } from '../ports/notices.ts';

/** Lets people know how things stand, unless they know already. Never fails a run; `run` is for the log. */
export type Notify = (
  subject: NoticeSubject,
  condition: Condition,
  run?: { readonly runId: string; readonly scanId: string | undefined },
) => Promise<void>;

/** What telling needs. */
export interface NotifyDependencies {
  readonly notices: NoticeStore;
  readonly notifier: Notifier;
  readonly clock: Clock;
  readonly log: Log;
  readonly newId: () => string;
}

/**
 * Writes down what is to be told, tells it, and writes down that it was told: after a crash in between, the next run
 * tells it again under the same id.
 */
export function createNotify({ notices, notifier, clock, log, newId }: NotifyDependencies): Notify {
  return async (subject, condition, run) => {
    try {
      const before = await notices.notice(subject);
      const next = nextNotice(before, condition, { noticeId: newId(), since: clock.now().toISOString() });
      if (next !== undefined && !(await notices.replaceNotice(subject, before, next))) return;
      const due = next ?? before;
      if (due === undefined || due.sent) return;
      await notifier.tell(subject, due);
      await notices.replaceNotice(subject, due, { ...due, sent: true });
    } catch (error) {
      log.error('nobody could be told', { ...subject, ...run, condition: condition.kind, error: summaryOf(error) });
    }
  };
}
