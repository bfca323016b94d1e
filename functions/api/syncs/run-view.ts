import type { RunEntryView, RunView } from '../../../shared/contracts/management-api/run.ts';
import type { Run, RunEntry } from '../../../shared/domain/runs/run.ts';
import { findingLink, mappingPath } from '../core/links.ts';

/** Renders the record of a run, with links. */
export function runView(run: Run): RunView {
  const { teamId: _ownTeam, runId: id, links, ...record } = run;
  const mapping = mappingPath(run.repositoryId);
  const self = `${mapping}/runs/${id}`;
  return { ...record, id, links: { ...links, self, entries: `${self}/entries`, mapping } };
}

/** Renders what a run did about a finding, with a link to the finding where there is one. */
export function runEntryView(run: Run, entry: RunEntry): RunEntryView {
  const { defectDojoTest } = run.links;
  const { defectDojoId } = entry;
  if (defectDojoTest === undefined || defectDojoId === undefined) return { ...entry, links: {} };
  return { ...entry, links: { defectDojo: findingLink(defectDojoTest, defectDojoId) } };
}
