import type { ServerVersion } from '../defectdojo/server-version.ts';
import type { ContentPatch } from '../desired/content-patch.ts';
import type { DesiredFinding } from '../desired/desired-finding.ts';
import { fieldHash } from '../desired/field-hashes.ts';
import type { StatusFlags } from '../desired/status/desired-status.ts';
import { statusLetters } from '../desired/status/status-letters.ts';
import type { KnownFinding } from '../known/known-finding.ts';
import { type Doing, knownAfterStatus, troublesWithout } from '../plan/known-after.ts';
import type { TagChange, UpdateOperation } from '../plan/operation.ts';
import type { ReasonCode } from '../plan/reasons.ts';
import { tagsAfter } from '../plan/tag-change.ts';
import { decideContent } from './decide-content.ts';
import { decideStatus, type RowUse } from './decide-status.ts';
import { decideTags } from './decide-tags.ts';
import type { ContentDecision, DecidedStatus } from './decisions.ts';
import { flagsAfter } from './flags-after.ts';
import { doubtAfter, knownWhileWriting } from './in-doubt.ts';
import { leftAsDuplicateAfter } from './left-as-duplicate.ts';
import type { LiveFinding } from './live-finding.ts';
import { noteOf } from './notes.ts';
import { isOurs } from './ownership.ts';

/** What to send about one finding, and what is known once that is done. */
export type LiveDecision =
  | { readonly kind: 'mismatch'; readonly code: 'ownership_mismatch' }
  | {
      readonly kind: 'decided';
      /** Body of the one PATCH; empty: none is needed. */
      readonly patch: ContentPatch & Partial<StatusFlags>;
      /** Whether the finding's row goes by a partial reimport, which closes it with its date, or opens it. */
      readonly byReimport: boolean;
      /** The Risk_Acceptance to add it to after the PATCH, by its last day (null: endless). */
      readonly accept: { readonly until: string | null } | undefined;
      /** To be changed after that upload, whose row bears the tags that stand on the finding. */
      readonly tags: TagChange;
      /** Notes to leave last, as they are to be sent. */
      readonly notes: readonly string[];
      /** Whether all that there was to be done was to look whether tags are there, and they are. */
      readonly isConfirmed: boolean;
      /** Why something that was wanted is not written, or not in full. */
      readonly leftOut: readonly ReasonCode[];
      /** Whether an earlier run may have left these notes already, so that it has to be asked first. */
      readonly mayBeNoted: boolean;
      /** What is known until the writes are answered; undefined where nothing is to be sent. */
      readonly meanwhile: KnownFinding | undefined;
      readonly known: KnownFinding;
    };

/** A change that is wanted: the operation of the plan, and the values of its row where Gecko lists the finding. */
export interface WantedChange {
  readonly operation: UpdateOperation;
  readonly desired?: DesiredFinding | undefined;
}

/** The run that decides, and where. */
export interface Deciding extends Doing {
  readonly testId: number;
  /** The version of the DefectDojo; undefined where it is hidden. */
  readonly server: ServerVersion | undefined;
  /** @default fixes */
  readonly byRow?: RowUse | undefined;
}

/** Decides about one finding right after it was read from DefectDojo, and right before it is written. */
export function decide(live: LiveFinding, known: KnownFinding, wanted: WantedChange, doing: Deciding): LiveDecision {
  const { operation, desired } = wanted;
  if (!isOurs(live, { testId: doing.testId, geckoId: known.geckoId })) {
    return { kind: 'mismatch', code: 'ownership_mismatch' };
  }
  const takesContent = desired !== undefined && !refusesPatches(live);
  const content = takesContent ? decideContent(live, known, desired, operation.fields) : undefined;
  const { server, byRow } = doing;
  const isPatchedAnyway = Object.keys(content?.patch ?? {}).length > 0;
  const status = operation.status && {
    change: operation.status,
    ...decideStatus(live, known, operation.status, { desired, server, byRow, isPatchedAnyway }),
  };
  const tags = decideTags(live.tags, operation.tags ?? { add: [], remove: [] });
  return {
    kind: 'decided',
    patch: { ...content?.patch, ...status?.flags },
    byReimport: status?.byReimport ?? false,
    accept: status?.accept ? { until: status.change.to.acceptedUntil } : undefined,
    tags,
    notes: [...(status?.notes ?? []), ...(content?.notes ?? [])].map((text) => noteOf(text, doing.runId)),
    isConfirmed: isConfirmation(operation, known) && tags.add.length + tags.remove.length === 0,
    leftOut: reasonsOf(wanted, status, content),
    mayBeNoted: known.inDoubt?.notes ?? false,
    meanwhile: knownWhileWriting(live, known, { status, content, tags }),
    known: knownAfter(live, known, { wanted, status, content }, doing),
  };
}

/** Whether a change says nothing new: it only looks after what may not be there. */
function isConfirmation({ status, fields, tags }: UpdateOperation, known: KnownFinding): boolean {
  const isOfTags = tags !== undefined && status === undefined && fields.length === 0;
  return isOfTags && fieldHash(tagsAfter(known.tags, tags)) === known.hashes.tags;
}

interface Parts {
  readonly wanted: WantedChange;
  readonly status: DecidedStatus | undefined;
  readonly content: ContentDecision | undefined;
}

function knownAfter(live: LiveFinding, known: KnownFinding, parts: Parts, doing: Doing): KnownFinding {
  const { wanted, status, content } = parts;
  const { tags, fields } = wanted.operation;
  const hasContent = fields.length > 0;
  const isContentApplied = content !== undefined && hasContent;
  const unwritten = hasContent ? (content === undefined ? wanted.desired : undefined) : 'none';
  const isSent = status && (status.byReimport || status.accept || Object.keys(status.flags).length > 0);
  const sent = isSent === true || (known.inDoubt?.flags?.includes(statusLetters(live.flags)) ?? false);
  const applied = status?.applied
    ? knownAfterStatus(known, status.change, { ...doing, sent, flags: flagsAfter(live, known, status) })
    : known;
  const doneParts = new Set([
    ...(isContentApplied ? ['content'] : []),
    ...(tags === undefined ? [] : ['tags']),
    ...(status?.applied ? ['status'] : []),
  ]);
  const written = tagsAfter(known.tags, tags);
  return {
    ...applied,
    defectDojoId: live.id,
    hashes: { ...applied.hashes, ...content?.hashes, tags: fieldHash(written) },
    tags: written,
    noteForDescription: content === undefined ? known.noteForDescription : content.noteForDescription,
    inDoubt: doubtAfter(known, {
      status: status?.applied ?? false,
      content: isContentApplied,
      tags: tags !== undefined,
    }),
    refused: isContentApplied ? undefined : known.refused,
    troubles: troublesWithout(known, doneParts),
    leftAsDuplicate: leftAsDuplicateAfter(known, { status, unwritten }),
    writtenAt: doing.now.toISOString(),
  };
}

function reasonsOf(
  { operation, desired }: WantedChange,
  status: DecidedStatus | undefined,
  content: ContentDecision | undefined,
): ReasonCode[] {
  const { compromise } = status?.change.to ?? desired?.status ?? {};
  const edited = content !== undefined && content.notes.length > 0;
  const all: readonly (ReasonCode | null | undefined)[] = [
    operation.leftOut,
    status?.leftOut,
    content === undefined && operation.fields.length > 0 ? 'duplicate_in_defectdojo' : undefined,
    edited ? 'description_edited' : undefined,
    compromise,
  ];
  return [...new Set(all.filter((code) => code != null))];
}

/** "Duplicate findings cannot be verified or active", says DefectDojo to every PATCH of such a one, whatever it changes. */
function refusesPatches({ duplicate, flags }: LiveFinding): boolean {
  return duplicate && (flags.active || flags.verified);
}
