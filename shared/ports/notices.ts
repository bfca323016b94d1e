import type { RepositoryId, TeamId } from '../domain/names/ids.ts';
import type { Notice } from '../domain/runs/notice.ts';

/** What a notice is about: a repository's syncs, or, without a repository, the team's connection. */
export interface NoticeSubject {
  readonly teamId: TeamId;
  readonly repositoryId?: RepositoryId;
  /** A part of it that is told of by itself, whatever else is told of it: when the connection's key ends, or its authority. */
  readonly part?: 'key_end' | 'authority_end';
}

/** Remembers what was told last, so that each thing is told once. */
export interface NoticeStore {
  notice(subject: NoticeSubject): Promise<Notice | undefined>;
  /** Puts `next` in the place of `before`; false when somebody else told something meanwhile. */
  replaceNotice(subject: NoticeSubject, before: Notice | undefined, next: Notice): Promise<boolean>;
}

/** Tells whoever listens. */
export interface Notifier {
  /** @throws {NotificationError} when nobody could be told. */
  tell(subject: NoticeSubject, notice: Notice): Promise<void>;
}

/** An event could not be put on the bus. */
export class NotificationError extends Error {
  readonly code = 'notification_failed';
  override readonly name = 'NotificationError';
}
