import type { DesiredFinding } from '../desired/desired-finding.ts';
import { fieldHashes } from '../desired/field-hashes.ts';
import type { KnownFinding } from '../known/known-finding.ts';
import { contentKey } from '../plan/content-key.ts';
import type { DecidedStatus } from './decisions.ts';

type Left = NonNullable<KnownFinding['leftAsDuplicate']>;

/** What was decided about a finding, as far as its being a duplicate may have left it as it is. */
export interface Deciding {
  /** Undefined where no status was to be written. */
  readonly status: DecidedStatus | undefined;
  /** The values whose content could not be written; `none`: nothing of it was to be written. */
  readonly unwritten: DesiredFinding | undefined | 'none';
}

/** What is left as it is then because the finding is a duplicate; about the other parts nothing is said anew. */
export function leftAsDuplicateAfter(known: KnownFinding, { status, unwritten }: Deciding): Left | undefined {
  const before = known.leftAsDuplicate;
  const left = {
    status: status === undefined ? before?.status : statusLeft(status),
    content: unwritten === 'none' ? before?.content : unwritten && contentKey(fieldHashes(unwritten)),
  };
  const parts = Object.entries(left).filter(([, value]) => value !== undefined);
  return parts.length === 0 ? undefined : Object.fromEntries(parts);
}

/**
 * Takes the marks off findings that are no duplicates any more, or not surely, so that the plan brings them into step.
 *
 * @param duplicates DefectDojo ids of those that are known to be some still
 */
export function withoutFreed(
  known: Iterable<KnownFinding>,
  duplicates: ReadonlySet<number | undefined>,
): KnownFinding[] {
  return [...known].flatMap(({ leftAsDuplicate, ...one }) =>
    leftAsDuplicate === undefined || duplicates.has(one.defectDojoId) ? [] : [one],
  );
}

function statusLeft({ leftOut, change }: DecidedStatus): string | undefined {
  return leftOut === 'duplicate_in_defectdojo' ? change.hash : undefined;
}
