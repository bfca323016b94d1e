import type { ContentFieldName } from '../desired/content/content-fields.ts';
import { changedFields, type FieldHashes } from '../desired/field-hashes.ts';
import { isOpenThere, type KnownFinding } from '../known/known-finding.ts';
import { contentKey } from './content-key.ts';
import type { Trying } from './context.ts';
import { skipUnreadable, updateUnlessLeft } from './left-for-now.ts';
import type { Step } from './operation.ts';
import { planDeleted } from './plan-deleted.ts';
import { planRefusal } from './plan-refusal.ts';
import { planConfirmation, planStatusAlone } from './plan-status.ts';
import type { SourceFinding } from './source-finding.ts';
import { statusChange } from './status-change.ts';
import { create, skip, unchanged } from './steps.ts';
import { tagChange } from './tag-change.ts';

type Desired = Extract<SourceFinding, { kind: 'desired' }>;
type LeftAsIs = Extract<SourceFinding, { kind: 'left_as_is' }>;

/** What becomes of a finding that Gecko lists, looked at alone: a hold may still stop its creation. */
export function planListed(finding: SourceFinding, known: KnownFinding | undefined, context: Trying): Step {
  if (finding.kind === 'quarantined') return skip(finding.geckoId, finding.code, finding.reason);
  if (known?.presence === 'deleted') return planDeleted(known, finding, context);
  if (finding.kind === 'left_as_is') return planLeft(finding, known, context);
  if (known?.presence === 'there') return planThere(finding, known, context);
  // It is there: whether still is looked at before this.
  if (known?.troubles?.read !== undefined) return skipUnreadable(known.geckoId, known.troubles.read.judged?.reason);
  return planRefusal(known, finding.hashes, context) ?? create(finding.geckoId, 'new');
}

function planThere(finding: Desired, known: KnownFinding, context: Trying): Step {
  const { geckoId, hashes } = finding;
  const changed = changedContent(known, hashes);
  const refusal = changed.length > 0 ? planRefusal(known, hashes, context) : undefined;
  const fields = refusal === undefined ? changed : [];
  const status = statusChange(known, finding.status, finding, hashes.status);
  const tags = tagChange(known, finding.tags, { status, fields });
  if (fields.length === 0 && status === undefined && tags === undefined) {
    return refusal ?? planConfirmation(known, finding.status) ?? unchanged;
  }
  const operation = { geckoId, fields, status, tags, leftOut: refusal && ('refused_by_defectdojo' as const) };
  return updateUnlessLeft(known, operation, context, contentKey(hashes));
}

/** A row that is left as it is. One exported before its severity sank still follows Gecko's status. */
function planLeft(finding: LeftAsIs, known: KnownFinding | undefined, context: Trying): Step {
  const left = skip(finding.geckoId, finding.code, finding.reason);
  if (known?.presence !== 'there') return left;
  if (finding.code === 'below_minimum_severity')
    return planStatusAlone(known, finding.status, finding, context) ?? left;
  return isOpenThere(known) ? left : unchanged;
}

/** Content fields that changed, but for a description that people edited and that was left as a note; and those in doubt. */
function changedContent(known: KnownFinding, hashes: FieldHashes): ContentFieldName[] {
  const names = new Set<string>(changedFields(known.hashes, hashes));
  names.delete('status');
  names.delete('tags');
  if (known.noteForDescription === hashes.description) names.delete('description');
  return [...names.union(new Set(Object.keys(known.inDoubt?.written ?? {})))].sort() as ContentFieldName[];
}
