import type { HoldView } from '../../../shared/contracts/management-api/hold.ts';
import { holdSentence } from '../../../shared/domain/holds/hold-sentence.ts';
import type { HoldSummary } from '../../../shared/domain/holds/stored-hold.ts';
import type { RepositoryKey } from '../../../shared/domain/names/ids.ts';
import { mappingPath } from '../core/links.ts';

/** Renders what waits for a person. */
export function holdView({ repositoryId }: RepositoryKey, hold: HoldSummary): HoldView {
  const { runId, code, since, scanId, closings, creations, open, decision } = hold;
  const mapping = mappingPath(repositoryId);
  const self = `${mapping}/hold`;
  return {
    runId,
    code,
    reason: holdSentence(hold),
    since,
    scanId,
    counts: { closings, creations, open },
    ...(decision ? { decision } : {}),
    links: {
      self,
      findings: `${self}/findings`,
      approval: `${self}/approval`,
      discard: `${self}/discard`,
      run: `${mapping}/runs/${runId}`,
      mapping,
    },
  };
}
