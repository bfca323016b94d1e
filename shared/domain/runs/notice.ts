import * as z from 'zod';

/** What people outside are told of: something needs them, or no longer does. */
export const noticeKinds = ['connection_needs_attention', 'sync_held', 'sync_failed', 'sync_recovered'] as const;

/** The last thing that was told of a connection or of a repository's syncs. */
export const noticeSchema = z.object({
  /** The same however often the event is sent: by it a listener knows that it heard it before. */
  noticeId: z.string(),
  kind: z.enum(noticeKinds),
  /** Stable code of what happened, with a sentence for people; of a recovery, what is over. */
  code: z.string(),
  reason: z.string(),
  since: z.string(),
  /** When it will come about, of what is told beforehand: the same with another instant is another trouble. */
  until: z.string().optional(),
  /** Whether the event went out: one that didn't is sent with the next run. */
  sent: z.boolean(),
});

/** See {@link noticeSchema}. */
export type Notice = z.infer<typeof noticeSchema>;

/** How things stand: a trouble that people should hear of, or none. */
export type Condition =
  | {
      readonly kind: Exclude<Notice['kind'], 'sync_recovered'>;
      readonly code: string;
      readonly reason: string;
      readonly until?: string | undefined;
    }
  | { readonly kind: 'well' /** @default exports go on again */; readonly reason?: string };

/**
 * What is to be told now: each trouble once as long as it stays the same, and its end once.
 *
 * @returns undefined where everybody knows already
 */
export function nextNotice(
  before: Notice | undefined,
  condition: Condition,
  { noticeId, since }: Pick<Notice, 'noticeId' | 'since'>,
): Notice | undefined {
  if (condition.kind !== 'well') {
    const isTold =
      before?.kind === condition.kind && before.code === condition.code && before.until === condition.until;
    return isTold ? undefined : { ...condition, noticeId, since, sent: false };
  }
  if (before === undefined || before.kind === 'sync_recovered') return undefined;
  const { reason = recovery } = condition;
  return { kind: 'sync_recovered', code: before.code, reason, noticeId, since, sent: false };
}

const recovery = 'Exports go on again.';
