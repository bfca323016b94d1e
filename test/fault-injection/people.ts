import { addKey } from '../../infra/local/defectdojo/control/keys.ts';
import { deleteTest } from '../../infra/local/defectdojo/model/deletion.ts';
import type { FindingRecord } from '../../infra/local/defectdojo/model/finding-record.ts';
import { saveByForm } from '../../infra/local/defectdojo/model/form-save.ts';
import type { TestRecord } from '../../infra/local/defectdojo/model/records.ts';
import { acceptancesOf } from '../../infra/local/defectdojo/model/risk-acceptance.ts';
import { auditPerson, noteEndOfAcceptance } from './audit-people.ts';
import type { Edit } from './history.ts';
import { geckoIds, repositoryId, teamId } from './scene.ts';
import type { Stage } from './stage.ts';
import { watched } from './watch.ts';

/** Title of the test in which findings of the repository belong, until people give it another. */
const ourTestTitle = `Gecko ${repositoryId} [${teamId}]`;
const ourEngagementName = `Gecko: ${repositoryId}`;

/** Whether a test is in the engagement of the repository, where nobody makes one but the system. */
export function isOurTest({ dojo }: Stage, test: Pick<TestRecord, 'engagement'> | undefined): boolean {
  return dojo.store.engagements.get(test?.engagement ?? 0)?.name === ourEngagementName;
}

/** Whether findings of the repository go to the test, whatever it is called: an empty one is known by its title alone. */
export function isInUse({ dojo }: Stage, { id, title }: TestRecord): boolean {
  const holds = dojo.store.findings
    .list()
    .some(({ test, unique_id_from_tool: geckoId }) => test === id && geckoIds.includes(geckoId ?? ''));
  return holds || title === ourTestTitle;
}

const flagEdits = {
  false_positive: { active: false, verified: false, false_p: true },
  out_of_scope: { active: false, out_of_scope: true },
  close: { active: false, is_mitigated: true },
  reopen: { active: true, is_mitigated: false, false_p: false, out_of_scope: false, risk_accepted: false },
  unverify: { verified: false },
} as const;

/** A person edits a finding in DefectDojo, through its API and by its rules. */
export async function editAsPerson(stage: Stage, edit: Edit, number: number): Promise<void> {
  const all = stage.dojo.store.findings.list();
  const finding = all[number % Math.max(all.length, 1)];
  if (finding === undefined) return;
  const { changes } = await watched(stage.dojo, () => apply(stage, edit, finding, all[(number + 1) % all.length]));
  auditPerson(stage, changes);
}

/** A person deletes the test with all that is in it. */
export async function deleteOurTest(stage: Stage): Promise<void> {
  const [test] = stage.dojo.store.tests.list().filter((one) => isOurTest(stage, one));
  if (test === undefined) return;
  await watched(stage.dojo, () => deleteTest(stage.dojo.store, test.id));
  for (const { id } of stage.ledger.lives.keys().map((id) => ({ id }))) {
    if (!stage.dojo.store.findings.get(id)) stage.ledger.lives.delete(id);
  }
}

async function apply(
  stage: Stage,
  edit: Edit,
  finding: FindingRecord,
  other: FindingRecord | undefined,
): Promise<void> {
  const path = `/findings/${finding.id}/`;
  const text = `Edited by Ada, ${stage.ledger.moment}.`;
  switch (edit) {
    case 'describe':
      return call(stage, 'PATCH', path, { description: text });
    case 'retitle':
      return call(stage, 'PATCH', path, { title: text });
    case 'save_page':
      return saveByForm(stage.dojo.store, finding, {});
    case 'tag':
      return call(stage, 'POST', `${path}tags/`, { tags: [`by-ada-${stage.ledger.moment}`] });
    case 'untag':
      return finding.tags[0] === undefined
        ? undefined
        : call(stage, 'PUT', `${path}remove_tags/`, { tags: [finding.tags[0]] });
    case 'note':
      return call(stage, 'POST', `${path}notes/`, { entry: text });
    case 'mark_duplicate':
      return other === undefined ? undefined : call(stage, 'POST', `${path}original/${other.id}/`, {});
    case 'reset_duplicate':
      return call(stage, 'POST', `${path}duplicate/reset/`, {});
    case 'delete':
      return call(stage, 'DELETE', path);
    case 'merge':
      return merge(stage, finding, other);
    case 'add_own':
      return addOwn(stage, finding, text);
    case 'give':
      return give(stage, finding);
    case 'rename_test':
      return call(stage, 'PATCH', `/tests/${finding.test}/`, { title: text });
    case 'end_acceptance':
      return endAcceptances(stage, finding);
    default:
      return call(stage, 'PATCH', path, flagEdits[edit]);
  }
}

/** As DefectDojo merges: the other's description is added to the finding's, and the other is deleted. */
async function merge(stage: Stage, finding: FindingRecord, other: FindingRecord | undefined): Promise<void> {
  if (other === undefined || other.id === finding.id || other.test !== finding.test) return;
  const description = `${finding.description}\n\n${other.description}`;
  await call(stage, 'PATCH', `/findings/${finding.id}/`, { description });
  await call(stage, 'DELETE', `/findings/${other.id}/`);
}

/** Gives what the finding is accepted by an end of today, which DefectDojo's job then meets. */
async function endAcceptances(stage: Stage, { id }: FindingRecord): Promise<void> {
  for (const acceptance of acceptancesOf(stage.dojo.store, id)) {
    if (acceptance.expiration_date_handled !== null) continue;
    const { accepted_findings } = acceptance;
    const change = { accepted_findings, expiration_date: stage.clock.now().toISOString() };
    await call(stage, 'PATCH', `/risk_acceptance/${acceptance.id}/`, change);
    for (const finding of accepted_findings) noteEndOfAcceptance(stage, finding);
  }
}

/** Of an old server's API, which doesn't take all of it, nothing comes. */
async function give(stage: Stage, finding: FindingRecord): Promise<void> {
  const number = stage.ledger.moment;
  const path = `/findings/${finding.id}/`;
  if (number % 4 === 0) return call(stage, 'PATCH', path, { fix_available: true, fix_version: `${number}` });
  if (number % 4 === 1)
    return call(stage, 'PATCH', path, { vulnerability_ids: [{ vulnerability_id: `CVE-2026-${number}` }] });
  if (number % 4 === 2)
    return call(stage, 'PATCH', path, { cwes: [...finding.cwes, 'CWE-79'].map((cwe) => ({ cwe })) });
  finding.endpoints = [...finding.endpoints, number];
  if (number % 8 === 7) finding.mitigated_endpoints = [...finding.mitigated_endpoints, number];
}

function addOwn(stage: Stage, { test }: FindingRecord, text: string): Promise<void> {
  const flags = { active: true, verified: true };
  const content = { title: text, severity: 'Low', description: text, numerical_severity: 'S3', found_by: [1] };
  return call(stage, 'POST', '/findings/', { test, ...content, ...flags });
}

/** Calls with a key of a person's own; what DefectDojo refuses doesn't happen, and what it can't show does. */
async function call(stage: Stage, method: string, path: string, body?: object): Promise<void> {
  const { dojo } = stage;
  if (!dojo.store.keys.has(stage.personKey)) {
    stage.personKey = addKey(dojo.store, { username: 'ada', superuser: true, key: 'a'.repeat(40) }).key;
  }
  const headers = { authorization: `Token ${stage.personKey}`, 'content-type': 'application/json' };
  const init = body === undefined ? { method, headers } : { method, headers, body: JSON.stringify(body) };
  const answer = await dojo.app.request(`http://dojo/api/v2${path}`, init);
  const mayFail = dojo.store.server.failsToShow.length > 0;
  if (answer.status >= 500 && !mayFail)
    throw new Error(`The stand-in failed at ${method} ${path}: ${await answer.text()}`);
}
