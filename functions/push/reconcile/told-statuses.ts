import { mergeTold, type ToldRecord } from '../../../shared/domain/told/told-record.ts';
import type { Work } from './work.ts';

/** What events told of findings beside their scans, with what the triggers of this run tell written down first. */
export async function mergeToldStatuses({ findings, key, token, triggers }: Work): Promise<Map<string, ToldRecord>> {
  const told = await findings.told(key);
  const news = new Map<string, ToldRecord>();
  for (const trigger of triggers) {
    if (trigger.kind !== 'status_change') continue;
    const before = told.get(trigger.findingId);
    const merged = mergeTold(before, trigger);
    if (merged === before) continue;
    told.set(trigger.findingId, merged);
    news.set(trigger.findingId, merged);
  }
  if (news.size > 0) await findings.putTold({ ...key, token }, news);
  return told;
}
