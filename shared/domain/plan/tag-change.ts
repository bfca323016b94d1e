import { fieldHash } from '../desired/field-hashes.ts';
import type { DesiredStatus } from '../desired/status/desired-status.ts';
import { acceptedRiskTag, tagsOfClosed } from '../desired/tags.ts';
import { isOpenInGecko } from '../source/finding-status.ts';
import type { TagChange } from './operation.ts';

/**
 * The difference between our tags as last written and as wanted; tags of people don't come into it.
 *
 * @param inDoubt tags of ours that may be there or not
 */
export function tagChange(
  written: readonly string[],
  wanted: readonly string[],
  inDoubt: readonly string[] = [],
): TagChange | undefined {
  const add = wanted.filter((tag) => !written.includes(tag) || inDoubt.includes(tag)).sort();
  const remove = [...new Set([...written, ...inDoubt])].filter((tag) => !wanted.includes(tag)).sort();
  return add.length + remove.length === 0 ? undefined : { add, remove };
}

/** The change for a finding without a row: one that is no longer open loses what it bore for being open. */
export function tagChangeWithoutRow(
  written: readonly string[],
  status: DesiredStatus,
  inDoubt: readonly string[] = [],
): TagChange | undefined {
  const all = [...new Set([...written, ...inDoubt])];
  const isOpen = isOpenInGecko(status.gecko);
  const kept = isOpen ? all.filter((tag) => tag !== acceptedRiskTag) : tagsOfClosed(all);
  return tagChange(written, status.compromise === null ? kept : [...kept, acceptedRiskTag], inDoubt);
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
