import { isDeepStrictEqual } from 'node:util';
import type { Notice } from '../../shared/domain/runs/notice.ts';
import type { NoticeStore, NoticeSubject, Notifier } from '../../shared/ports/notices.ts';

/** {@link NoticeStore} in memory. */
export function createInMemoryNoticeStore(): NoticeStore {
  const notices = new Map<string, Notice>();
  const idOf = ({ teamId, repositoryId, part }: NoticeSubject) => JSON.stringify([teamId, repositoryId, part]);
  return {
    notice: async (subject) => notices.get(idOf(subject)),
    async replaceNotice(subject, before, next) {
      const stored = notices.get(idOf(subject));
      if (stored?.noticeId !== before?.noticeId && !isDeepStrictEqual(stored, next)) return false;
      notices.set(idOf(subject), next);
      return true;
    },
  };
}

/** A {@link Notifier} that keeps what it is told; until told otherwise it gets through. */
export function createRecordingNotifier() {
  const told: { subject: NoticeSubject; notice: Notice }[] = [];
  let failure: Error | undefined;
  const notifier: Notifier = {
    async tell(subject, notice) {
      if (failure !== undefined) throw failure;
      told.push({ subject, notice });
    },
  };
  return {
    ...notifier,
    told,
    failWith: (error: Error | undefined) => {
      failure = error;
    },
  };
}
