import type { ContentFieldName } from '../desired/content/content-fields.ts';
import { changedFields, type FieldHashes } from '../desired/field-hashes.ts';
import { isOpenThere, type KnownFinding } from '../known/known-finding.ts';
import { contentKey } from './content-key.ts';
import type { Trying } from './context.ts';
import { updateUnlessLeft } from './left-for-now.ts';
import type { Step } from './operation.ts';
import { planDeleted } from './plan-deleted.ts';
import { planRefusal } from './plan-refusal.ts';
import { planConfirmation, planStatusAlone } from './plan-status.ts';
import type { Said } from './source-finding.ts';
import { statusChange } from './status-change.ts';
import { create, skip, unchanged } from './steps.ts';
import { tagChange } from './tag-change.ts';

type Desired = Extract<Said, { kind: 'desired' }>;
type LeftAsIs = Extract<Said, { kind: 'left_as_is' }>;

/** What becomes of a finding that Gecko lists, looked at alone: a hold may still stop its creation. */
export function planListed(said: Said, known: KnownFinding | undefined, context: Trying): Step {
  if (said.kind === 'quarantined') return skip(said.geckoId, said.code, said.reason);
  if (known?.presence === 'deleted') return planDeleted(known, said, context);
  if (said.kind === 'left_as_is') return planLeft(said, known, context);
  if (known?.presence === 'there') return planThere(said, known, context);
  return planRefusal(known, said.hashes, context) ?? create(said.geckoId, 'new');
}

function planThere(said: Desired, known: KnownFinding, context: Trying): Step {
  const { geckoId, hashes } = said;
  const changed = changedContent(known, hashes);
  const refusal = changed.length > 0 ? planRefusal(known, hashes, context) : undefined;
  const fields = refusal === undefined ? changed : [];
  const status = statusChange(known, said.status, said, hashes.status);
  const tags = tagChange(known.tags, said.tags, known.inDoubt?.tags);
  if (fields.length === 0 && status === undefined && tags === undefined) {
    return refusal ?? planConfirmation(known, said.status) ?? unchanged;
  }
  const operation = { geckoId, fields, status, tags, leftOut: refusal && ('refused_by_defectdojo' as const) };
  return updateUnlessLeft(known, operation, context, contentKey(hashes));
}

/** A row that is left as it is. One exported before its severity sank still follows Gecko's status. */
function planLeft(said: LeftAsIs, known: KnownFinding | undefined, context: Trying): Step {
  const left = skip(said.geckoId, said.code, said.reason);
  if (known?.presence !== 'there') return left;
  if (said.code === 'below_minimum_severity') return planStatusAlone(known, said.status, said, context) ?? left;
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
