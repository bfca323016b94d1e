import type { RunView } from '../../../shared/contracts/management-api/run.ts';
import type { Run } from '../../../shared/domain/run.ts';
import { mappingPath } from '../links.ts';

/** Renders the record of a run, with links. */
export function runView(run: Run): RunView {
  const { teamId: _ownTeam, runId: id, links, ...record } = run;
  const mapping = mappingPath(run.repositoryId);
  const self = `${mapping}/runs/${id}`;
  return { ...record, id, links: { ...links, self, entries: `${self}/entries`, mapping } };
}
