import { fieldHash } from '../desired/field-hashes.ts';
import { statusLetters } from '../desired/status-letters.ts';
import type { KnownFinding } from '../known-finding.ts';
import type { ContentDecision } from './decide-content.ts';
import type { DecidedStatus } from './decide-status.ts';
import type { LiveFinding } from './live-finding.ts';

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

/** Hashes of the descriptions that we may have left there. */
export function ourDescriptions({ hashes, inDoubt }: KnownFinding): readonly string[] {
  const known = hashes.description === undefined ? [] : [hashes.description];
  return [...known, ...(inDoubt?.descriptions ?? [])];
}

/**
 * What is known of a finding while a write about it is under way; undefined where nothing is to be sent. Without it, a value
 * that Gecko takes back before we learn that it was written would stay in DefectDojo for good.
 */
export function knownWhileWriting(live: LiveFinding, known: KnownFinding, sending: Sending): KnownFinding | undefined {
  const doubt = {
    ...flagsInDoubt(live, known, sending),
    ...descriptionInDoubt(known, sending),
    ...tagsInDoubt(known, sending),
  };
  const fields = Object.keys(sending.content?.patch ?? {});
  const leavesNotes = [sending.status, sending.content].some((decision) => (decision?.notes.length ?? 0) > 0);
  if (fields.length === 0 && Object.keys(doubt).length === 0 && !leavesNotes) return undefined;
  const dropped = new Set([...fields, ...('flags' in doubt ? ['status'] : [])]);
  const hashes = Object.fromEntries(Object.entries(known.hashes).filter(([name]) => !dropped.has(name)));
  const notes = leavesNotes || known.inDoubt?.notes ? { notes: true } : {};
  return { ...known, defectDojoId: live.id, hashes, inDoubt: { ...known.inDoubt, ...doubt, ...notes } };
}

/** What stays in doubt of a finding about which everything that was decided has been done. */
export function doubtAfter(
  { inDoubt }: KnownFinding,
  done: { readonly status: boolean; readonly description: boolean },
): InDoubt | undefined {
  const { flags, descriptions } = inDoubt ?? {};
  if (flags !== undefined && !done.status) return { flags, ...(done.description ? {} : given({ descriptions })) };
  return descriptions !== undefined && !done.description ? { descriptions } : undefined;
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

function descriptionInDoubt(known: KnownFinding, { content }: Sending): Pick<InDoubt, 'descriptions'> {
  const description = content?.patch.description;
  if (description === undefined) return {};
  return { descriptions: [...new Set([...ourDescriptions(known), fieldHash(description)])] };
}

function tagsInDoubt({ inDoubt }: KnownFinding, { tags }: Sending): Pick<InDoubt, 'tags'> {
  const sent = [...tags.add, ...tags.remove.map((tag) => tag.toLowerCase())];
  return sent.length === 0 ? {} : { tags: [...new Set([...(inDoubt?.tags ?? []), ...sent])].sort() };
}

function given({ descriptions }: Pick<InDoubt, 'descriptions'>): Pick<InDoubt, 'descriptions'> {
  return descriptions === undefined ? {} : { descriptions };
}
