import type { FindingRecord } from './finding-record.ts';
import type { JiraProject } from './jira-record.ts';
import { Rejection } from './rejection.ts';
import type { Store } from './store.ts';

/**
 * Pushes a finding that was just stored to JIRA, where a project is there for it. What fails is told with a 400 that takes
 * nothing back (3.2.0, measured; its source has done so since some 2.55: before, nobody was told).
 */
export function pushToJira(store: Store, finding: FindingRecord): void {
  const project = projectOf(store, finding);
  if (!project || !store.traits.tellsJiraFailures) return;
  const failure = failureOf(store, finding, project);
  if (failure !== undefined) throw new Rejection(400, () => [failure]);
  store.jira.issues.add(finding.id);
}

/** A finding with an issue may always be pushed; without one it must be active and, as shipped, verified. */
function failureOf({ jira }: Store, finding: FindingRecord, { reachable }: JiraProject): string | undefined {
  if (!jira.issues.has(finding.id) && !(finding.active && finding.verified)) {
    const rule = 'Findings must be active and verified, if enforced by system settings, to be pushed to JIRA';
    return `Finding: ${finding.title} cannot be pushed to JIRA: ${rule}.`;
  }
  return reachable
    ? undefined
    : 'The following jira instance could not be connected: jira | http://jira | gecko - refused';
}

function projectOf({ jira, tests, engagements }: Store, { test }: FindingRecord): JiraProject | undefined {
  const engagement = tests.get(test)?.engagement;
  const product = engagements.get(engagement ?? 0)?.product;
  const own = jira.projects.find((project) => project.engagement !== undefined && project.engagement === engagement);
  return own ?? jira.projects.find((project) => project.product !== undefined && project.product === product);
}
