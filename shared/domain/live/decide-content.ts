import type { ContentFieldName } from '../desired/content/content-fields.ts';
import { type ContentPatch, contentPatch } from '../desired/content-patch.ts';
import type { DesiredFinding } from '../desired/desired-finding.ts';
import { type FieldHashes, fieldHashes } from '../desired/field-hashes.ts';
import type { KnownFinding } from '../known/known-finding.ts';
import { contentInStep, isAsCreated } from './content-in-step.ts';
import type { ContentDecision } from './decisions.ts';
import { isOurDescription, mayBeWritten } from './in-doubt.ts';
import type { LiveFinding } from './live-finding.ts';
import { newDescriptionNote } from './notes.ts';

/**
 * Writes what changed, except over a description that a person edited: new text becomes a note, once. What Gecko took back
 * before it is known to be written is written only over that: anything else there is a person's, and Gecko says nothing new.
 */
export function decideContent(
  live: LiveFinding,
  known: KnownFinding,
  desired: DesiredFinding,
  fields: readonly ContentFieldName[],
): ContentDecision {
  const hashes = fieldHashes(desired);
  const there = new Set(contentInStep(live, desired));
  const news = fields.filter((name) => !there.has(name) && !isTakenBack(name, live, known, hashes));
  const keepDescription = news.includes('description') && isEdited(live, known);
  const written = fields.filter((name) => name !== 'description' || !keepDescription);
  const patch = contentPatch(
    desired,
    news.filter((name) => written.includes(name)),
  );
  return {
    patch,
    notes: keepDescription ? [newDescriptionNote(desired.fields.description)] : [],
    hashes: Object.fromEntries(written.map((name) => [name, hashes[name]])),
    noteForDescription: keepDescription ? hashes.description : noteStillMadeBy(patch, known),
  };
}

/** A note stands for a description only as long as none is written over the one that a person had edited. */
function noteStillMadeBy(patch: ContentPatch, { noteForDescription }: KnownFinding): string | undefined {
  return 'description' in patch ? undefined : noteForDescription;
}

function isTakenBack(name: ContentFieldName, live: LiveFinding, known: KnownFinding, hashes: FieldHashes): boolean {
  return known.hashes[name] === hashes[name] && !mayBeWritten(known, name, live.content[name]);
}

/** A description other than we last wrote is a person's; where we don't know that, one other than the finding began with. */
function isEdited(live: LiveFinding, known: KnownFinding): boolean {
  if (isOurDescription(known, live.content.description)) return false;
  return known.hashes.description !== undefined || !isAsCreated(live);
}
