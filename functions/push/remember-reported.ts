import type { Trigger } from '../../shared/domain/events/trigger.ts';
import type { RepositoryKey } from '../../shared/domain/names/ids.ts';
import { mergeReported, type ReportedStatus } from '../../shared/domain/reported/reported-status.ts';
import type { FindingStore } from '../../shared/ports/finding-store.ts';

/** Writes down what the triggers of a run tell of findings: the newest word on each counts, whatever came in between. */
export async function rememberReported(
  findings: Pick<FindingStore, 'reported' | 'putReported'>,
  { key, token, triggers }: { key: RepositoryKey; token: string; triggers: readonly Trigger[] },
  now: Date,
): Promise<void> {
  const changes = triggers.filter((trigger) => trigger.kind === 'status_change');
  if (changes.length === 0) return;
  const news = newlyReported(await findings.reported(key), changes, now);
  if (news.size > 0) await findings.putReported({ ...key, token }, news);
}

/** What triggers report beyond what was reported before. */
export function newlyReported(
  reported: ReadonlyMap<string, ReportedStatus>,
  triggers: readonly Trigger[],
  now: Date,
): Map<string, ReportedStatus> {
  const news = new Map<string, ReportedStatus>();
  for (const change of triggers) {
    if (change.kind !== 'status_change') continue;
    const before = news.get(change.findingId) ?? reported.get(change.findingId);
    const merged = mergeReported(before, change, now);
    if (merged !== before) news.set(change.findingId, merged);
  }
  return news;
}
