import type { DiagnosisItem } from '../../../shared/contracts/management-api/diagnosis.ts';
import { gateSentences } from '../../../shared/domain/defectdojo/gate-sentences.ts';
import { haveSlowRows } from '../../../shared/domain/defectdojo/slow-rows.ts';
import { findingsPerUploadMin } from '../../../shared/domain/defectdojo/upload-size.ts';
import { unnamed } from '../../../shared/domain/names/unnamed.ts';
import type { DiagnosisFacts } from './diagnosis-facts.ts';

const links = { see: '/v1/connection' };

/** Findings that stay away because uploads of few of them have no answer, unless a sync has got them there since. */
export function diagnoseSlowRows({ key, gate = {}, sync }: DiagnosisFacts, now: Date): DiagnosisItem[] {
  if (gate.slowRows === undefined || !haveSlowRows(gate, unnamed(key), now)) return [];
  const { at: since } = gate.slowRows;
  if (sync.lastInSyncAt !== undefined && sync.lastInSyncAt > since) return [];
  return [
    {
      kind: 'problem',
      code: 'upload_never_answered',
      sentence: `An upload of at most ${findingsPerUploadMin} findings had no answer, as larger ones before it: DefectDojo doesn't get done with one of them, or is too slow for what stands in front of it. All other findings are exported before they are tried again.`,
      remedy:
        'Have whoever runs DefectDojo look into its log for what the uploads were waiting for. They are tried again every few minutes, in smaller uploads each time; one that never has an answer while others have is left out for a day.',
      since,
      links: {},
    },
  ];
}

/** Why there are more uploads than there could be. */
export function diagnoseGate({ gate = {} }: DiagnosisFacts): DiagnosisItem[] {
  return gateSentences(gate).map((told) => ({ kind: 'note', ...told, links }));
}
