import { isChapterTag } from '../asvs/chapter-tag.ts';
import { fieldHash } from '../desired/field-hashes.ts';
import type { DesiredStatus } from '../desired/status/desired-status.ts';
import { acceptedRiskTag } from '../desired/tags.ts';
import { isOpenThere, type KnownFinding } from '../known/known-finding.ts';
import type { StatusChange, TagChange } from './operation.ts';

/** What else is to be written about a finding. */
interface Beside {
  readonly status: StatusChange | undefined;
  readonly fields: readonly string[];
}

/**
 * The difference between our tags as last written, or in doubt, and as wanted; tags of people don't come into it. That a
 * finding which is closed, or being closed, lacks the tag of its chapter, or bears an older one, is no reason to write to it:
 * that is put right along with its content, or with another of its tags, or once it is opened again.
 */
export function tagChange(known: KnownFinding, wanted: readonly string[], beside: Beside): TagChange | undefined {
  const { tags: written, inDoubt: { tags: doubted = [] } = {} } = known;
  const add = wanted.filter((tag) => !written.includes(tag) || doubted.includes(tag)).sort();
  const remove = [...new Set([...written, ...doubted])].filter((tag) => !wanted.includes(tag)).sort();
  const isForAnyTag = beside.fields.length > 0 || isOpenAfter(known, beside);
  return [...add, ...remove].some((tag) => isForAnyTag || !isChapterTag(tag)) ? { add, remove } : undefined;
}

/** The change for a finding without a row: its tags are no longer to be had but from itself. */
export function tagChangeWithoutRow(
  known: KnownFinding,
  { compromise }: DesiredStatus,
  status: StatusChange | undefined,
): TagChange | undefined {
  const all = new Set([...known.tags, ...(known.inDoubt?.tags ?? [])]);
  if (compromise === null) all.delete(acceptedRiskTag);
  else all.add(acceptedRiskTag);
  return tagChange(known, [...all], { status, fields: [] });
}

/** The hash of our tags as a change wants them. */
export function tagsKey(written: readonly string[], change: TagChange | undefined): string {
  return fieldHash(tagsAfter(written, change));
}

/** Our tags once the change is made, sorted. */
export function tagsAfter(written: readonly string[], change: TagChange | undefined): readonly string[] {
  if (change === undefined) return written;
  const { add, remove } = change;
  return [...new Set([...written.filter((tag) => !remove.includes(tag)), ...add])].sort();
}

function isOpenAfter(known: KnownFinding, { status }: Beside): boolean {
  return status === undefined ? isOpenThere(known) : status.to.flags.active;
}
