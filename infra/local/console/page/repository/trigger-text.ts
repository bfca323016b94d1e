import type { Run } from '../../../../../functions/api/client/api-types.ts';

/** What set a run off, as one would say it. */
export function triggerText(trigger: Run['triggers'][number]): string {
  if (trigger.kind === 'scan') return `a ${trigger.scanKind.replaceAll('_', ' ')} scan of ${trigger.branch}`;
  if (trigger.kind === 'status_change') return `a finding became ${trigger.status.replaceAll('_', ' ')}`;
  const by = trigger.requestedBy ? ` by ${trigger.requestedBy}` : '';
  return `${trigger.reason.replaceAll('_', ' ')}${by}`;
}
