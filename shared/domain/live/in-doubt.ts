import type { ContentFieldName } from '../desired/content/content-fields.ts';
import { fieldHash } from '../desired/field-hashes.ts';
import { statusLetters } from '../desired/status/status-letters.ts';
import type { KnownFinding } from '../known/known-finding.ts';
import type { ContentDecision, DecidedStatus } from './decisions.ts';
import type { LiveFinding } from './live-finding.ts';
import { type FieldValue, shownHash } from './shown-hash.ts';

type InDoubt = NonNullable<KnownFinding['inDoubt']>;

/** What is about to be sent about one finding. */
export interface Sending {
  readonly status: DecidedStatus | undefined;
  readonly content: ContentDecision | undefined;
  readonly tags: { readonly add: readonly string[]; readonly remove: readonly string[] };
}

/** Whether the flags are as we left them, or as a write without an answer may have. */
export function areOurFlags({ flags, inDoubt }: KnownFinding, shown: string): boolean {
  return shown === flags || (inDoubt?.flags?.includes(shown) ?? false);
}

/** Whether a description is one that we may have left there. */
export function isOurDescription(known: KnownFinding, shown: string): boolean {
  return fieldHash(shown) === known.hashes.description || mayBeWritten(known, 'description', shown);
}

/** Whether a field shows what a write without an answer may have left in it. */
export function mayBeWritten({ inDoubt }: KnownFinding, name: ContentFieldName, shown: FieldValue): boolean {
  return inDoubt?.written?.[name]?.includes(shownHash(name, shown)) ?? false;
}

/**
 * What is known of a finding while a write about it is under way; undefined where nothing is to be sent. Without it, a value
 * that Gecko takes back before we learn that it was written would stay in DefectDojo for good.
 */
export function knownWhileWriting(live: LiveFinding, known: KnownFinding, sending: Sending): KnownFinding | undefined {
  const doubt = {
    ...flagsInDoubt(live, known, sending),
    ...contentInDoubt(known, sending),
    ...tagsInDoubt(known, sending),
  };
  const leavesNotes = [sending.status, sending.content].some((decision) => (decision?.notes.length ?? 0) > 0);
  if (Object.keys(doubt).length === 0 && !leavesNotes) return undefined;
  const { status: _status, ...others } = known.hashes;
  const hashes = 'flags' in doubt ? others : known.hashes;
  const notes = leavesNotes || known.inDoubt?.notes ? { notes: true } : {};
  return { ...known, defectDojoId: live.id, hashes, inDoubt: { ...known.inDoubt, ...doubt, ...notes } };
}

/**
 * What is known of a finding that an upload stored and may not have finished: DefectDojo writes the tags of a file last, so
 * those that it doesn't show may be there or not.
 *
 * @param shown the tags that it was seen to have since; none where nobody looked
 */
export function withTagsInDoubt(known: KnownFinding, shown: readonly string[]): KnownFinding {
  const there = new Set(shown.map((tag) => tag.toLowerCase()));
  const missing = known.tags.filter((tag) => !there.has(tag));
  if (missing.length === 0) return known;
  const tags = [...new Set([...(known.inDoubt?.tags ?? []), ...missing])].sort();
  return { ...known, inDoubt: { ...known.inDoubt, tags } };
}

/** What stays in doubt of a finding about which everything that was decided has been done. */
export function doubtAfter(
  { inDoubt }: KnownFinding,
  done: { readonly status: boolean; readonly content: boolean; readonly tags: boolean },
): InDoubt | undefined {
  const { flags, written, tags } = inDoubt ?? {};
  const doubt = {
    ...(flags === undefined || done.status ? {} : { flags }),
    ...(written === undefined || done.content ? {} : { written }),
    ...(tags === undefined || done.tags ? {} : { tags }),
  };
  return Object.keys(doubt).length === 0 ? undefined : doubt;
}

function flagsInDoubt(live: LiveFinding, known: KnownFinding, { status }: Sending): Pick<InDoubt, 'flags'> {
  if (status === undefined) return {};
  const isWhole = Object.keys(status.flags).length === Object.keys(live.flags).length;
  if (!isWhole && !status.byReimport) return {};
  const shown = statusLetters(live.flags);
  const before = areOurFlags(known, shown) ? [shown] : [];
  const patched = statusLetters({ ...live.flags, ...status.flags });
  return { flags: [...new Set([...before, patched, statusLetters(status.change.to.flags)])] };
}

function contentInDoubt({ inDoubt }: KnownFinding, { content }: Sending): Pick<InDoubt, 'written'> {
  const written = { ...inDoubt?.written };
  const sent = Object.entries(content?.patch ?? {}) as Array<[ContentFieldName, FieldValue]>;
  for (const [name, value] of sent) written[name] = [...new Set([...(written[name] ?? []), shownHash(name, value)])];
  return sent.length === 0 ? {} : { written };
}

function tagsInDoubt({ inDoubt }: KnownFinding, { tags }: Sending): Pick<InDoubt, 'tags'> {
  const sent = [...tags.add, ...tags.remove.map((tag) => tag.toLowerCase())];
  return sent.length === 0 ? {} : { tags: [...new Set([...(inDoubt?.tags ?? []), ...sent])].sort() };
}
