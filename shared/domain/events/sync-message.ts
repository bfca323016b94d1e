import * as z from 'zod';
import type { RepositoryKey, TeamId } from '../names/ids.ts';
import { clockAheadMaxMs, latestToHaveHappened } from '../time/instant.ts';
import {
  findingStatusChangedSchema,
  previewRequestedSchema,
  scanCompletedSchema,
  scannedRepositorySchema,
  syncDueSchema,
  syncRequestedSchema,
} from './gecko-event.ts';
import type { Trigger } from './trigger.ts';

/** `detail-type` of a message that asks for a sync: put on the queue by the API and the sweep. */
export const syncRequestedDetailType = 'Sync Requested';
/** `detail-type` of a message that asks what a sync would do; its id names the preview. */
export const previewRequestedDetailType = 'Preview Requested';
/** `detail-type` of a message that wakes a repository whose waiting time is over. It asks for nothing new. */
export const syncDueDetailType = 'Sync Due';

/** A part of a message that can't be processed: goes to the dead-letter queue with its reason. */
export interface Rejection {
  /** Stable code: which part was wrong. */
  readonly code:
    | 'message_not_json'
    | 'envelope_invalid'
    | 'detail_type_unknown'
    | 'detail_invalid'
    | 'instant_ahead'
    | 'repository_invalid';
  /** One sentence that names the field. */
  readonly reason: string;
  /** The message, reduced to the rejected part. */
  readonly body: string;
}

/** A repository to sync, and why; without a trigger when it is only its waiting time that is over. */
export interface Wanted {
  readonly key: RepositoryKey;
  readonly trigger?: Trigger;
}

/** What a message on the sync queue asks for. */
export interface ReadMessage {
  readonly wanted: readonly Wanted[];
  readonly previews: ReadonlyArray<{ readonly key: RepositoryKey; readonly previewId: string }>;
  readonly rejected: readonly Rejection[];
}

/** Far more than the UUIDs of EventBridge and ours; triggers and previews are stored under it. */
const messageIdMaxCharacters = 200;

/** EventBridge's longest, of a source. */
const ownFieldMaxCharacters = 256;

const envelopeSchema = z.looseObject({
  id: z.string().min(1).max(messageIdMaxCharacters, `must have at most ${messageIdMaxCharacters} characters`),
  'detail-type': z.string(),
  detail: z.record(z.string(), z.unknown()),
});

type Envelope = z.infer<typeof envelopeSchema>;

/**
 * Reads a message of the sync queue: an EventBridge event of the contract, or one of our own. Never throws: what doesn't
 * parse, or can't have happened yet, comes back as a rejection, and each repository of a scan is judged by itself.
 */
export function readSyncMessage(body: string, now: Date): ReadMessage {
  const json = parseJson(body);
  if (json === undefined) return rejection('message_not_json', 'The message is not JSON.', body);
  const envelope = envelopeSchema.safeParse(json);
  if (!envelope.success) return rejection('envelope_invalid', explain(envelope.error), body);
  switch (envelope.data['detail-type']) {
    case 'Scan Completed':
      return readScanCompleted(envelope.data, body, now);
    case 'Finding Status Changed':
      return readStatusChanged(envelope.data, body, now);
    case syncRequestedDetailType:
      return readSyncRequested(envelope.data, body);
    case previewRequestedDetailType:
      return readPreviewRequested(envelope.data, body);
    case syncDueDetailType:
      return readSyncDue(envelope.data, body);
    default:
      return rejection('detail_type_unknown', `detail-type "${envelope.data['detail-type']}" is not known.`, body);
  }
}

function readScanCompleted(envelope: Envelope, body: string, now: Date): ReadMessage {
  const detail = scanCompletedSchema.safeParse(envelope.detail);
  if (!detail.success) return rejection('detail_invalid', explain(detail.error), body);
  const { scanId, kind: scanKind, status: scanStatus, completedAt, teamId, repositories } = detail.data;
  const ahead = aheadOf(now, 'completedAt', completedAt);
  if (ahead !== undefined) return rejection('instant_ahead', ahead, body);
  const wanted: Wanted[] = [];
  const rejected: Rejection[] = [];
  repositories.forEach((raw, index) => {
    const repository = scannedRepositorySchema.safeParse(raw);
    if (repository.success) {
      const { id: repositoryId, branch, defaultBranch, commit } = repository.data;
      const trigger: Trigger = {
        kind: 'scan',
        id: envelope.id,
        scanId,
        scanKind,
        scanStatus,
        completedAt,
        branch,
        ...given({ defaultBranch, commit }),
      };
      wanted.push({ key: { teamId: teamId as TeamId, repositoryId }, trigger });
    } else {
      const { repositories: _all, ...scan } = detail.data;
      rejected.push({
        code: 'repository_invalid',
        reason: `repositories[${index}]: ${explain(repository.error)}`,
        body: JSON.stringify({ ...ownFields(envelope), detail: { ...scan, repositories: [raw] } }),
      });
    }
  });
  return { wanted, previews: [], rejected };
}

/** What EventBridge gives each event, but for what may be long: every rejected repository of an event has it once more. */
function ownFields(envelope: Envelope): object {
  const names = ['version', 'id', 'source', 'detail-type', 'account', 'time', 'region'];
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = envelope[name];
      return typeof value === 'string' && value.length <= ownFieldMaxCharacters ? [[name, value]] : [];
    }),
  );
}

function readStatusChanged(envelope: Envelope, body: string, now: Date): ReadMessage {
  const detail = findingStatusChangedSchema.safeParse(envelope.detail);
  if (!detail.success) return rejection('detail_invalid', explain(detail.error), body);
  const { teamId, repositoryId, findingId, status, changedAt, acceptedUntil } = detail.data;
  const ahead = aheadOf(now, 'changedAt', changedAt);
  if (ahead !== undefined) return rejection('instant_ahead', ahead, body);
  const trigger: Trigger = {
    kind: 'status_change',
    id: envelope.id,
    findingId,
    status,
    changedAt,
    ...given({ acceptedUntil }),
  };
  return { wanted: [{ key: { teamId, repositoryId }, trigger }], previews: [], rejected: [] };
}

function readSyncRequested(envelope: Envelope, body: string): ReadMessage {
  const detail = syncRequestedSchema.safeParse(envelope.detail);
  if (!detail.success) return rejection('detail_invalid', explain(detail.error), body);
  const { teamId, repositoryId, reason, requestedBy, revertClosingsOfRun } = detail.data;
  const further = given({ requestedBy, revertClosingsOfRun });
  const trigger: Trigger = { kind: 'request', id: envelope.id, reason, ...further };
  return { wanted: [{ key: { teamId, repositoryId }, trigger }], previews: [], rejected: [] };
}

function readPreviewRequested(envelope: Envelope, body: string): ReadMessage {
  const detail = previewRequestedSchema.safeParse(envelope.detail);
  if (!detail.success) return rejection('detail_invalid', explain(detail.error), body);
  const { teamId, repositoryId } = detail.data;
  return { wanted: [], previews: [{ key: { teamId, repositoryId }, previewId: envelope.id }], rejected: [] };
}

function readSyncDue(envelope: Envelope, body: string): ReadMessage {
  const detail = syncDueSchema.safeParse(envelope.detail);
  if (!detail.success) return rejection('detail_invalid', explain(detail.error), body);
  const { teamId, repositoryId } = detail.data;
  return { wanted: [{ key: { teamId, repositoryId } }], previews: [], rejected: [] };
}

/** Why an instant can't be that of something that happened; undefined where it can. */
function aheadOf(now: Date, field: string, at: string): string | undefined {
  if (new Date(at) <= latestToHaveHappened(now)) return undefined;
  const received = `more than ${clockAheadMaxMs / 60_000} minutes after the event was received (${now.toISOString()})`;
  return `${field} is ${at}, ${received}. Set the clock of whoever sent it, and send it again with the right time.`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function rejection(code: Rejection['code'], reason: string, body: string): ReadMessage {
  return { wanted: [], previews: [], rejected: [{ code, reason, body }] };
}

function explain(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.') || 'event'} ${issue.message}`).join('; ');
}

/** Leaves out what is undefined, which a stored item may not hold. */
function given<T extends Record<string, unknown>>(fields: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== null),
  ) as never;
}
