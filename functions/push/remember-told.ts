import type { RepositoryKey } from '../../shared/domain/ids.ts';
import { mergeTold, type ToldRecord } from '../../shared/domain/told/told-record.ts';
import type { Trigger } from '../../shared/domain/trigger.ts';
import type { FindingStore } from '../../shared/ports/finding-store.ts';

/** Writes down what the triggers of a run tell of findings: the newest word on each counts, whatever came in between. */
export async function rememberTold(
  findings: Pick<FindingStore, 'told' | 'putTold'>,
  { key, token, triggers }: { key: RepositoryKey; token: string; triggers: readonly Trigger[] },
): Promise<void> {
  const changes = triggers.filter((trigger) => trigger.kind === 'status_change');
  if (changes.length === 0) return;
  const told = await findings.told(key);
  const news = new Map<string, ToldRecord>();
  for (const change of changes) {
    const before = told.get(change.findingId);
    const merged = mergeTold(before, change);
    if (merged === before) continue;
    told.set(change.findingId, merged);
    news.set(change.findingId, merged);
  }
  if (news.size > 0) await findings.putTold({ ...key, token }, news);
}
