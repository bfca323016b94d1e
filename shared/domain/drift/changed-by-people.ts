import { caseFold } from '../desired/case-fold.ts';
import type { ContentFieldName } from '../desired/content-fields.ts';
import { fieldHash, isOfThisFormat } from '../desired/field-hashes.ts';
import { statusLetters } from '../desired/status-letters.ts';
import type { KnownFinding } from '../known-finding.ts';
import { isReopenedByExpiry } from '../live/acceptances.ts';
import { areOurFlags, mayBeWritten } from '../live/in-doubt.ts';
import type { LiveFinding } from '../live/live-finding.ts';

/** What of a finding may differ; `duplicate`: it was made the duplicate of another one, which closes it. */
export type DriftedField = ContentFieldName | 'status' | 'duplicate' | 'tags';

/** A title that Gecko lists: its hash, and the text without its case, since DefectDojo title-cases what it saves. */
export interface ListedTitle {
  readonly hash: string;
  readonly folded: string;
}

/** See {@link ListedTitle}. */
export function listedTitle(title: string): ListedTitle {
  return { hash: fieldHash(title), folded: caseFold(title) };
}

/**
 * What of our finding is no longer as we last wrote it, allowing for how DefectDojo stores it. What was never written, or is
 * in doubt since a write had no answer, can't be judged and counts as unchanged; so do tags that people added.
 *
 * @param title what Gecko lists by now: without it a title that DefectDojo re-cased can't be judged
 */
export function changedByPeople(
  live: LiveFinding,
  known: KnownFinding,
  title: ListedTitle | undefined,
): DriftedField[] {
  const names = Object.keys(live.content) as ContentFieldName[];
  return [
    ...names.filter((name) => !isAsWritten(name, live, known, title)),
    ...statusDrift(live, known),
    ...(hasOurTags(live, known) ? [] : (['tags'] as const)),
  ];
}

/** Whether DefectDojo itself opened what should not be open, because a Risk_Acceptance came to its end there. */
export function isWronglyReopened(live: LiveFinding, known: KnownFinding): boolean {
  return !live.duplicate && !areOurFlags(known, statusLetters(live.flags)) && isReopenedByExpiry(live);
}

function isAsWritten(
  name: ContentFieldName,
  { content }: LiveFinding,
  known: KnownFinding,
  title: ListedTitle | undefined,
): boolean {
  const written = known.hashes[name];
  if (written === undefined || !isOfThisFormat(written) || mayBeWritten(known, name, content[name])) return true;
  const shown = fieldHash(content[name]);
  switch (name) {
    case 'title':
      return title?.hash !== written || caseFold(content.title) === title.folded;
    case 'references':
      return shown === written || fieldHash(withoutScanLink(content.references)) === written;
    default:
      return shown === written;
  }
}

/** The link to the scan follows what is kept in step (see `importRow`). */
function withoutScanLink(references: string): string {
  return references.slice(0, Math.max(0, references.lastIndexOf('\n\n')));
}

function statusDrift(live: LiveFinding, known: KnownFinding): DriftedField[] {
  const { duplicate, flags } = live;
  if (duplicate) return ['duplicate'];
  return areOurFlags(known, statusLetters(flags)) || isReopenedByExpiry(live) ? [] : ['status'];
}

/** Servers differ in how they case tags. */
function hasOurTags({ tags }: LiveFinding, known: KnownFinding): boolean {
  const shown = new Set(tags.map((tag) => tag.toLowerCase()));
  return known.tags.every((tag) => shown.has(tag.toLowerCase()) || known.inDoubt?.tags?.includes(tag));
}
