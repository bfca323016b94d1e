import type { ContentFieldName } from '../desired/content-fields.ts';
import { type ContentPatch, contentPatch } from '../desired/content-patch.ts';
import type { DesiredFinding } from '../desired/desired-finding.ts';
import { type FieldHashes, fieldHash, fieldHashes } from '../desired/field-hashes.ts';
import type { KnownFinding } from '../known-finding.ts';
import { contentInStep, isAsCreated } from './content-in-step.ts';
import { ourDescriptions } from './in-doubt.ts';
import type { LiveFinding } from './live-finding.ts';
import { newDescriptionNote } from './notes.ts';

/** What to do about content, in the light of what DefectDojo shows. */
export interface ContentDecision {
  readonly patch: ContentPatch;
  readonly notes: readonly string[];
  /** Hashes to remember for the fields that are then in step. */
  readonly hashes: Partial<FieldHashes>;
  /** Hash of the description that goes as a note, because a person edited the one that is there. */
  readonly noteForDescription: string | undefined;
}

/** Writes what changed, except over a description that a person edited: new text becomes a note, once. */
export function decideContent(
  live: LiveFinding,
  known: KnownFinding,
  desired: DesiredFinding,
  fields: readonly ContentFieldName[],
): ContentDecision {
  const hashes = fieldHashes(desired);
  const there = new Set(contentInStep(live, desired));
  const keepDescription = fields.includes('description') && !there.has('description') && isEdited(live, known);
  const told = fields.filter((name) => name !== 'description' || !keepDescription);
  const patch = contentPatch(
    desired,
    told.filter((name) => !there.has(name)),
  );
  return {
    patch,
    notes: keepDescription ? [newDescriptionNote(desired.fields.description)] : [],
    hashes: Object.fromEntries(told.map((name) => [name, hashes[name]])),
    noteForDescription: keepDescription ? hashes.description : known.noteForDescription,
  };
}

/** A description other than we last wrote is a person's; where we don't know that, one other than the finding began with. */
function isEdited(live: LiveFinding, known: KnownFinding): boolean {
  if (ourDescriptions(known).includes(fieldHash(live.content.description))) return false;
  return known.hashes.description !== undefined || !isAsCreated(live);
}
