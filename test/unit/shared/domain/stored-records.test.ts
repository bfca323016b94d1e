import { describe, expect, it, test } from 'vitest';
import type * as z from 'zod';
import { type Trigger, triggerSchema } from '../../../../shared/domain/events/trigger.ts';
import { holdSummarySchema, type StoredHold, storedHoldSchema } from '../../../../shared/domain/holds/stored-hold.ts';
import { type JournaledUpload, journaledUploadSchema } from '../../../../shared/domain/known/journaled-upload.ts';
import { type KnownFinding, knownFindingSchema } from '../../../../shared/domain/known/known-finding.ts';
import { type Placement, placementSchema } from '../../../../shared/domain/placement/placement.ts';
import { type Notice, noticeSchema } from '../../../../shared/domain/runs/notice.ts';
import { type Preview, previewSchema } from '../../../../shared/domain/runs/preview.ts';
import {
  noCounts,
  type Run,
  type RunEntry,
  runCountsSchema,
  runEntrySchema,
  runSchema,
} from '../../../../shared/domain/runs/run.ts';
import type { LastComparison } from '../../../../shared/domain/sync/last-comparison.ts';
import { type Pause, pauseSchema } from '../../../../shared/domain/sync/pause.ts';
import { type SyncState, syncStateSchema } from '../../../../shared/domain/sync/sync-state.ts';
import { type AuditEntry, auditEntrySchema } from '../../../../shared/domain/team/audit-entry.ts';
import {
  type Connection,
  connectionSchema,
  defaultConnectionSettings,
  followedAsvsVersion,
  holdThresholdsSchema,
} from '../../../../shared/domain/team/connection.ts';
import { type Mapping, mappingSchema } from '../../../../shared/domain/team/mapping.ts';
import { aConnection, aMapping, aRepository, aScan } from '../../../support/sync-fixtures.ts';
import { exported } from './plan/a-plan.ts';

const at = '2026-11-22T12:00:00.000Z';
const key = aRepository();
const reason = { code: 'some_code', message: 'Some sentence.' };
const attention = { code: 'key_rejected', reason: 'Invalid token.', since: at, system: 'defectdojo' } as const;
const id = '01a20525-0000-7000-8000-000000000001';

const scan = aScan({ defaultBranch: 'main', commit: 'abc' });
const statusChange = {
  kind: 'status_change',
  id: 'e',
  findingId: 'f',
  status: 'accepted_risk',
  changedAt: at,
} as const;
const request = { kind: 'request', id: 'm', reason: 'repair', requestedBy: 'ada', revertClosingsOfRun: id } as const;
const triggers: Required<Trigger>[] = [scan as Required<typeof scan>, { ...statusChange, acceptedUntil: at }, request];

const auditEntry: Required<AuditEntry> = {
  ...key,
  ...{ auditId: id, at, by: 'ada', action: 'mapping_changed', before: { productId: 1 }, after: { productId: 2 } },
};
const connection: Required<Connection> = {
  ...aConnection({ status: 'needs_attention' }),
  noted: 2,
  syncsOwed: { reason: 'connected', since: at },
  attention,
  settings: {
    ...{ pushOnScanComplete: false, includeResolvedFindings: false, markVerified: false, minimumSeverity: 'High' },
    holdThresholds: { closingsOver: 0, closingsShareOver: 1, noneLeftOf: 1, creationsShareOver: 0 },
    defaultProductTypeId: 3,
    asvsVersion: '4.0.3',
  },
  capabilities: { createProducts: true },
  keyExpiresAt: at,
  verifyAgainAt: at,
  gatewayHeaderNames: ['CF-Access-Client-Id'],
  certificateAuthority: [{ subject: 'CN=Acme Root', issuer: 'CN=Acme Root', endsAt: at }],
  certificateAuthorityEndsAt: at,
};
const known: KnownFinding = {
  ...exported('a', {}, { defectDojoId: 7, acceptance: 'endless', createdForScan: 's', noteForDescription: '1:x' }),
  closedByAbsenceInRun: id,
  refused: { content: 'x', reason: 'No.', until: at, proven: true, code: 'unanswered_by_defectdojo' },
  suspected: { content: 'y', tries: 2, since: at },
  unanswered: {
    content: 'y',
    tries: 2,
    since: at,
    upload: 'u',
    before: 't',
    alone: true,
    othersTaken: false,
    takenSince: true,
  },
  leftAsDuplicate: { status: 's', content: 'c' },
  troubles: {
    content: { content: 'y', tries: 6, since: at, judged: { reason: 'No.', until: at } },
    tags: { content: 't', tries: 1, since: at },
    status: { content: 's', tries: 2, since: at },
    twin: { content: '8', tries: 2, since: at },
    read: { content: '', tries: 1, since: at, judged: { reason: 'No.', until: at } },
  },
  inDoubt: { flags: ['AV'], written: { title: ['1:x'] }, tags: ['gecko'], notes: true },
};
const upload: Required<JournaledUpload> = {
  ...{ uploadId: 'u', runId: id, placementId: 'p', startedAt: at, expectedMs: 4_000 },
  lastCount: { findings: 3, at },
  unanswered: { answeredBefore: 'rows' },
  findings: [JSON.parse(JSON.stringify(known))],
};
const mapping: Required<Mapping> = {
  ...aMapping(key),
  ...{ baseUrl: 'https://defectdojo.example.com', branch: 'main', productCreatedAt: at, attention, noted: 2 },
  ...{ geckoRepositoryId: 'r-1', movedFrom: key.repositoryId, formerNames: [key.repositoryId] },
};
const notice: Required<Notice> = {
  ...{ noticeId: 'n', kind: 'sync_held', code: 'c', reason: 'Waits.', since: at, until: at, sent: true },
};
const pause: Required<Pause> = { instance: 'defectdojo.example.com', since: at };
const placement: Required<Placement> = {
  ...{ placementId: 'p', baseUrl: 'https://defectdojo.example.com', productId: 1, mappedAt: at, engagementId: 2 },
  ...{ testId: 3, riskAcceptance: 'full', foreignFindings: 4, findingsPerUpload: 250 },
  asvs: {
    ...{ line: 'L2', refusedBySecret: 5 },
    trouble: { content: 'L2', tries: 6, since: at, judged: { reason: 'No.', until: at } },
  },
  environment: 'Staging',
  testTitle: "Ada's findings",
  testTags: { shown: ['asvs:5.0.0-v6'], taken: [{ tag: 'asvs:5.0.0-v8', since: at }] },
};
const entry: Required<RunEntry> = {
  ...{ geckoId: 'a', defectDojoId: 7, operation: 'held', code: 'mass_closing', reason: 'Waits.' },
};
const counts = runCountsSchema.parse(Object.fromEntries(Object.keys(noCounts).map((name, index) => [name, index + 1])));
const preview: Required<Preview> = {
  ...{ previewId: 'v', finishedAt: at, reason, scanId: 's', counts, entries: [{ ...entry, title: 'A title' }] },
};
const run: Required<Run> = {
  ...key,
  ...{ runId: id, triggers, startedAt: at, finishedAt: at, outcome: 'partial', reason, counts },
  ...{ reasons: { mass_closing: 2 }, warnings: [reason], defectDojoCalls: 9 },
  links: { defectDojoTest: 'https://defectdojo.example.com/test/3', geckoFindings: 'https://gecko.example.com' },
};
const hold: Required<StoredHold> = {
  ...{ code: 'identity_changed', scanId: 's', closings: ['a'], creations: ['b'], open: 9, runId: id, since: at },
  decision: { kind: 'approved', at, by: 'ada' },
};
const compared: Required<LastComparison> = { digest: 'd', startedAt: at, there: 4, unchanged: 5 };
const sync: Required<SyncState> = {
  ...{ requested: 3, completed: 2, lastStartedAt: at, lastInSyncAt: at, attempt: 1, notBefore: at },
  ...{ waitEndsOnWish: true, waitingSince: at, lookAt: at, driftCheckAt: at },
  driftFound: { runId: id, productId: 1, at, missing: 1, changedByPeople: 2, unexpected: 3 },
  lease: { token: 't', expiresAt: at, progress: { done: 1, planned: 2 } },
  baselineScan: { scanId: 's', completedAt: at, branch: 'main', afterBranchChange: true },
  lastError: { ...reason, at, needs: 'connection' },
  waitsInLine: { instance: 'defectdojo.example.com', since: at, at, byPerson: true },
  ...{ compared, comparedBefore: compared, startedBefore: at },
};

describe('what is stored with everything that it can hold comes back whole', () => {
  test.each<[string, z.ZodType, object]>([
    ['an audit entry', auditEntrySchema, auditEntry],
    ['a connection', connectionSchema, connection],
    ['an upload without an answer', journaledUploadSchema, upload],
    ['a known finding', knownFindingSchema, JSON.parse(JSON.stringify(known))],
    ['a mapping', mappingSchema, mapping],
    ['a notice', noticeSchema, notice],
    ['a pause', pauseSchema, pause],
    ['a placement', placementSchema, placement],
    ['a preview', previewSchema, preview],
    ['a run', runSchema, run],
    ['an entry of a run', runEntrySchema, entry],
    ['a hold', storedHoldSchema, hold],
    ['the state of syncs', syncStateSchema, sync],
  ])('%s', (_, schema, record) => {
    expect(schema.parse(record)).toEqual(record);
  });

  it.each(triggers)('a trigger of the kind $kind', (trigger) => {
    expect(triggerSchema.parse(trigger)).toEqual(trigger);
  });
});

describe('every value comes back that records of old may hold', () => {
  const values: [z.ZodType, object, string, readonly string[]][] = [
    [
      auditEntrySchema,
      auditEntry,
      'action',
      [
        ...['connected', 'disconnected', 'settings_changed', 'mapping_created', 'mapping_changed', 'mapping_removed'],
        ...['hold_approved', 'hold_discarded', 'closings_reverted', 'asvs_changed', 'asvs_reset'],
      ],
    ],
    [connectionSchema, connection, 'status', ['connected', 'needs_attention', 'disconnected']],
    [journaledUploadSchema.shape.unanswered, {}, 'answeredBefore', ['rows', 'empty', 'none']],
    [knownFindingSchema, known, 'presence', ['there', 'deleted', 'never_created']],
    [knownFindingSchema.shape.refused, { content: 'x', reason: 'No.' }, 'code', ['unanswered_by_defectdojo']],
    [noticeSchema, notice, 'kind', ['connection_needs_attention', 'sync_held', 'sync_failed', 'sync_recovered']],
    [placementSchema, placement, 'riskAcceptance', ['simple', 'full', 'forbidden']],
    [runSchema, run, 'outcome', ['succeeded', 'partial', 'skipped', 'waiting', 'held', 'failed']],
    [
      runEntrySchema,
      entry,
      'operation',
      [
        ...['created', 'changed', 'closed', 'reopened', 'adopted', 'twin_resolved', 'held', 'quarantined', 'skipped'],
        ...['missing', 'changed_by_people', 'unexpected'],
      ],
    ],
    [storedHoldSchema, hold, 'code', ['mass_closing', 'identity_changed', 'tracked_branch_changed']],
    [storedHoldSchema.shape.decision, { kind: 'approved', at }, 'kind', ['approved', 'discarded']],
    [mappingSchema.shape.attention, attention, 'system', ['gecko', 'defectdojo']],
    [triggerSchema, scan, 'scanKind', ['deep', 'pull_request', 'recheck']],
    [triggerSchema, scan, 'scanStatus', ['completed', 'failed', 'cancelled', 'partial']],
    [
      triggerSchema,
      statusChange,
      'status',
      ['open', 'in_progress', 'fixed', 'fix_verified', 'false_positive', 'accepted_risk'],
    ],
  ];

  test.each(
    values.flatMap(([schema, record, field, all]) => all.map((value) => [field, value, schema, record] as const)),
  )('%s %s', (field, value, schema, record) => {
    expect(schema.parse({ ...record, [field]: value })).toMatchObject({ [field]: value });
  });

  it('and no others', () => {
    for (const [schema, record, field] of values) {
      expect(schema.safeParse({ ...record, [field]: 'something else' }).success).toBe(false);
      expect(schema.safeParse({ ...record, [field]: '' }).success).toBe(false);
    }
  });
});

describe('what a record leaves out', () => {
  it('of a run is a count of nothing', () => {
    expect(noCounts).toEqual({
      ...{ created: 0, changed: 0, closed: 0, reopened: 0, adopted: 0, unchanged: 0, held: 0, quarantined: 0 },
      ...{ twinsResolved: 0, skipped: 0, missing: 0, changedByPeople: 0, unexpected: 0 },
    });
  });

  it('of the state of syncs is that nobody asked', () => {
    expect(syncStateSchema.parse({})).toEqual({ requested: 0, completed: 0, attempt: 0 });
  });

  it('of a placement is the careful choice', () => {
    const { riskAcceptance, foreignFindings, ...rest } = placement;
    expect(placementSchema.parse(rest)).toEqual({ ...rest, riskAcceptance: 'forbidden', foreignFindings: 0 });
  });

  it('of settings from before a version could be chosen is the one that there was', () => {
    const { asvsVersion, ...settings } = connection.settings;
    expect(connectionSchema.parse({ ...connection, settings }).settings).toEqual({ ...settings, asvsVersion: '5.0.0' });
  });

  it('of a hold that is told without its ids is replaced by how many there are', () => {
    const summary = { ...hold, closings: 12, creations: 0 };
    expect(holdSummarySchema.parse(summary)).toEqual(summary);
    expect(holdSummarySchema.safeParse(hold).success).toBe(false);
  });
});

describe('shares of findings from which on changes are held', () => {
  it.each(['closingsShareOver', 'creationsShareOver'])('lie between none and all: %s', (name) => {
    const thresholds = { closingsOver: 0, closingsShareOver: 0.5, noneLeftOf: 1, creationsShareOver: 0.5 };
    const isGood = (share: number) => holdThresholdsSchema.safeParse({ ...thresholds, [name]: share }).success;
    expect([-0.1, 0, 0.5, 1, 1.1].map(isGood)).toEqual([false, true, true, true, false]);
  });
});

it('a new connection exports all that Gecko says, as verified, by the latest version of the ASVS', () => {
  expect(defaultConnectionSettings).toEqual({
    pushOnScanComplete: true,
    includeResolvedFindings: true,
    markVerified: true,
    asvsVersion: '5.0.0',
  });
});

describe('the ASVS version that a team follows', () => {
  it('is the one of its settings, and the latest while it is not connected', () => {
    expect(followedAsvsVersion(connection)).toBe('4.0.3');
    expect(followedAsvsVersion(undefined)).toBe('5.0.0');
  });
});
