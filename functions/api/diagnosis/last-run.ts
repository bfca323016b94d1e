import type { DiagnosisItem } from '../../../shared/contracts/management-api/diagnosis.ts';
import { mappingPath } from '../core/links.ts';
import type { DiagnosisFacts } from './diagnosis-facts.ts';

/** Reasons of skipped runs that are told as hindrances already. */
const toldBefore: ReadonlySet<string> = new Set([
  'not_connected',
  'paused',
  'unmapped',
  'other_instance',
  'no_complete_scan',
]);

const remedyOfSkip: Readonly<Record<string, string>> = {
  pull_request_scan: 'Nothing. Run a deep scan of the tracked branch to have its findings pushed.',
  other_branch: 'Run a scan of the tracked branch, or track the other one in the mapping.',
};

/** What the last run left out, and what it warned of. */
export function diagnoseLastRun({ key, lastRun }: DiagnosisFacts): DiagnosisItem[] {
  if (!lastRun) return [];
  const { runId, outcome, reason, counts, finishedAt: since } = lastRun;
  const self = `${mappingPath(key.repositoryId)}/runs/${runId}`;
  const items: DiagnosisItem[] = [];
  if (outcome === 'skipped' && reason && !toldBefore.has(reason.code)) {
    const remedy = remedyOfSkip[reason.code];
    const sentence = `The last event was skipped: ${reason.message}`;
    items.push({
      kind: 'note',
      code: reason.code,
      sentence,
      ...(remedy ? { remedy } : {}),
      since,
      links: { see: self },
    });
  }
  const see = `${self}/entries`;
  if (counts.quarantined > 0) {
    const sentence = `The last run could not export ${counts.quarantined} of the findings.`;
    const remedy = 'Read the reason of each among the entries of the run.';
    items.push({ kind: 'problem', code: 'quarantined', sentence, remedy, since, links: { see } });
  }
  if (counts.skipped > 0) {
    const sentence = `The last run left ${counts.skipped} of the findings as they are, each for a reason.`;
    items.push({ kind: 'note', code: 'skipped', sentence, since, links: { see } });
  }
  for (const { code, message } of lastRun.warnings ?? []) {
    items.push({ kind: 'note', code, sentence: message, since, links: { see: self } });
  }
  return items;
}
