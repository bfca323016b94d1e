import type { ContentFieldName, ContentFields } from '../desired/content/content-fields.ts';
import { fieldHash, isOfThisFormat } from '../desired/field-hashes.ts';
import { statusLetters } from '../desired/status/status-letters.ts';
import type { KnownFinding } from '../known/known-finding.ts';
import { isReopenedByExpiry } from '../live/acceptances.ts';
import { areOurFlags, mayBeWritten } from '../live/in-doubt.ts';
import type { LiveFinding } from '../live/live-finding.ts';
import { foldTitle } from '../live/shown-title.ts';
import { isComputed, showsVector } from '../live/shown-vector.ts';

/** What of a finding may differ; `duplicate`: it was made the duplicate of another one, which closes it. */
export type DriftedField = ContentFieldName | 'status' | 'duplicate' | 'tags';

/** What Gecko lists of a finding by now, as far as DefectDojo may show it otherwise than it was sent. */
export interface ListedContent extends Pick<ContentFields, 'cvssv3' | 'cvssv4'> {
  /** The hash of its title, and the text without its case, since DefectDojo title-cases what it saves. */
  readonly title: { readonly hash: string; readonly folded: string };
}

/** See {@link ListedContent}. */
export function listedContent({ title, cvssv3, cvssv4 }: ContentFields): ListedContent {
  return { title: { hash: fieldHash(title), folded: foldTitle(title) }, cvssv3, cvssv4 };
}

/**
 * What of our finding is no longer as we last wrote it, allowing for how DefectDojo stores it. What was never written, or is
 * in doubt since a write had no answer, can't be judged and counts as unchanged; so do tags that people added.
 *
 * @param listed what Gecko lists by now: without it a title that DefectDojo re-cased can't be judged
 */
export function changedByPeople(
  live: LiveFinding,
  known: KnownFinding,
  listed: ListedContent | undefined,
): DriftedField[] {
  const names = Object.keys(live.content) as ContentFieldName[];
  return [
    ...names.filter((name) => !isAsWritten(name, live, known, listed)),
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
  live: LiveFinding,
  known: KnownFinding,
  listed: ListedContent | undefined,
): boolean {
  const { content } = live;
  const written = known.hashes[name];
  if (written === undefined || !isOfThisFormat(written) || mayBeWritten(known, name, content[name])) return true;
  const shown = fieldHash(content[name]);
  switch (name) {
    case 'title':
      return listed?.title.hash !== written || foldTitle(content.title) === listed.title.folded;
    case 'references':
      return shown === written || fieldHash(withoutScanLink(content.references)) === written;
    case 'cvssv3':
    case 'cvssv4':
      // Before vectors were sent with their metrics in order, another text was written than DefectDojo stored.
      return shown === written || (listed !== undefined && showsVector(content[name], listed[name]));
    default:
      return shown === written || isComputed(name, content, (vector) => isAsWritten(vector, live, known, listed));
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
