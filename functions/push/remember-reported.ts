import type { Trigger } from '../../shared/domain/events/trigger.ts';
import type { RepositoryKey } from '../../shared/domain/names/ids.ts';
import { mergeTold, type ToldRecord } from '../../shared/domain/reported/reported-status.ts';
import type { FindingStore } from '../../shared/ports/finding-store.ts';

/** Writes down what the triggers of a run tell of findings: the newest word on each counts, whatever came in between. */
export async function rememberTold(
  findings: Pick<FindingStore, 'told' | 'putTold'>,
  { key, token, triggers }: { key: RepositoryKey; token: string; triggers: readonly Trigger[] },
  now: Date,
): Promise<void> {
  const changes = triggers.filter((trigger) => trigger.kind === 'status_change');
  if (changes.length === 0) return;
  const news = newsOfTold(await findings.told(key), changes, now);
  if (news.size > 0) await findings.putTold({ ...key, token }, news);
}

/** What triggers tell beyond what was told before. */
export function newsOfTold(
  told: ReadonlyMap<string, ToldRecord>,
  triggers: readonly Trigger[],
  now: Date,
): Map<string, ToldRecord> {
  const news = new Map<string, ToldRecord>();
  for (const change of triggers) {
    if (change.kind !== 'status_change') continue;
    const before = news.get(change.findingId) ?? told.get(change.findingId);
    const merged = mergeTold(before, change, now);
    if (merged !== before) news.set(change.findingId, merged);
  }
  return news;
}
