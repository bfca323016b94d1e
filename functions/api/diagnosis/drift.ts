import type { DiagnosisItem } from '../../../shared/contracts/management-api/diagnosis.ts';
import type { DriftFound } from '../../../shared/domain/sync/drift-check.ts';
import { mappingPath } from '../core/links.ts';
import type { DiagnosisFacts } from './diagnosis-facts.ts';

const remedy =
  'Read which findings these are among the entries of the run, then ask for a repair if they should be as Gecko says. ' +
  'What people wrote stays: their descriptions, tags and triage, and the findings that they added.';

/** What the last drift check found, unless it was repaired or the repository was mapped anew since. */
export function diagnoseDrift({ key, mapping, sync }: DiagnosisFacts): DiagnosisItem[] {
  const found = sync.driftFound;
  if (found === undefined || found.productId !== mapping?.product.id || found.at < mapping.createdAt) return [];
  const kind = found.missing > 0 ? 'problem' : 'note';
  const sentence = `When DefectDojo was last compared with what was exported, ${countsOf(found)}.`;
  const links = { see: `${mappingPath(key.repositoryId)}/runs/${found.runId}/entries` };
  return [{ kind, code: 'drift_found', sentence, remedy, since: found.at, links }];
}

function countsOf({ missing, changedByPeople, unexpected }: DriftFound): string {
  const said = [
    [missing, 'missing'],
    [changedByPeople, 'changed by people'],
    [unexpected, 'unexpected in our test'],
  ] as const;
  const counts = said.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  const total = missing + changedByPeople + unexpected;
  return `${total === 1 ? 'one finding was off' : `${total} findings were off`}: ${counts.join(', ')}`;
}
