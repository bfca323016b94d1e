import type { DesiredFinding } from '../../../../../shared/domain/desired/desired-finding.ts';
import type { ExportPolicy } from '../../../../../shared/domain/desired/export-policy.ts';
import { statusLetters } from '../../../../../shared/domain/desired/status/status-letters.ts';
import { defaultHoldThresholds } from '../../../../../shared/domain/holds/judge-holds.ts';
import type { KnownFinding } from '../../../../../shared/domain/known/known-finding.ts';
import type { Judgement, PlanContext } from '../../../../../shared/domain/plan/context.ts';
import { knownAfterCreation, knownAfterStatus } from '../../../../../shared/domain/plan/known-after.ts';
import type { Plan } from '../../../../../shared/domain/plan/planner.ts';
import {
  type SourceFinding,
  sourceFindingOf,
  wantedFinding,
} from '../../../../../shared/domain/plan/source-finding.ts';
import { statusChange } from '../../../../../shared/domain/plan/status-change.ts';
import { effectiveStatus } from '../../../../../shared/domain/reported/effective-status.ts';
import type { ReportedStatus } from '../../../../../shared/domain/reported/reported-status.ts';
import { type PlanInput, plan } from '../../../../support/plan-at-once.ts';
import { aFinding, aPolicy } from '../desired/a-finding.ts';

export const scan = { scanId: 'scan-1', startedAt: '2026-03-01T08:00:00Z', completedAt: '2026-03-01T16:00:00.000Z' };
export const beforeScan = '2026-02-01T00:00:00.000Z';
export const sinceScan = '2026-03-02T00:00:00.000Z';
export const now = new Date('2026-03-03T12:00:00.000Z');

interface Row {
  readonly row?: Record<string, unknown>;
  readonly reported?: ReportedStatus;
  readonly policy?: Partial<ExportPolicy>;
  readonly chapterTags?: readonly string[];
}

/** A told status; set before the scan unless said otherwise. */
export function reported(status: ReportedStatus['status'], overrides: Partial<ReportedStatus> = {}): ReportedStatus {
  return { status, changedAt: beforeScan, acceptedUntil: null, ...overrides };
}

/** What Gecko says of a listed finding, worked out from its row as a sync does. */
export function saying(geckoId: string, given: Row = {}): SourceFinding {
  const { wanted, effective, policy } = wantedOf(geckoId, given);
  const finding = sourceFindingOf(wanted, effective, policy);
  if (finding === undefined) throw new Error('no id');
  return finding;
}

/** The values that a listed finding should have. */
export function desiring(geckoId: string, given: Row = {}): DesiredFinding {
  const { wanted } = wantedOf(geckoId, given);
  if (wanted.kind !== 'desired') throw new Error(wanted.kind);
  return wanted.desired;
}

function wantedOf(geckoId: string, given: Row) {
  const finding = aFinding({ id: geckoId, ...given.row });
  const effective = effectiveStatus({ row: finding, reported: given.reported, baseline: scan, listed: true, now });
  const policy = aPolicy(given.policy);
  return { wanted: wantedFinding(finding, effective, policy, given.chapterTags), effective, policy };
}

/** An exported finding as a sync remembers it, written for the row and policy given. */
export function exported(geckoId: string, given: Row = {}, overrides: Partial<KnownFinding> = {}): KnownFinding {
  const desired = desiring(geckoId, given);
  const created = knownAfterCreation(desired, { now: new Date(beforeScan) });
  const change = statusChange(created, desired.status, { source: 'row', sinceScan: false });
  const doing = { runId: 'run-0', now: new Date(beforeScan), sent: true, flags: statusLetters(desired.status.flags) };
  return { ...(change ? knownAfterStatus(created, change, doing) : created), defectDojoId: 7, ...overrides };
}

export const context: PlanContext = { policy: aPolicy(), baseline: scan, repair: false, now };
export const judgement: Judgement = { absence: 'counts', thresholds: defaultHoldThresholds };

interface Given {
  readonly finding?: readonly SourceFinding[];
  readonly known?: readonly KnownFinding[];
  readonly reported?: Readonly<Record<string, ReportedStatus>>;
  readonly policy?: Partial<ExportPolicy>;
  readonly context?: Partial<PlanContext>;
  readonly judgement?: Partial<Judgement>;
}

/** The plan for a complete listing of a complete deep scan, unless said otherwise. */
export function planning(given: Given): Plan {
  const input: PlanInput = {
    findings: given.finding ?? [],
    known: new Map((given.known ?? []).map((one) => [one.geckoId, one])),
    reported: new Map(Object.entries(given.reported ?? {})),
    context: { ...context, policy: aPolicy(given.policy), ...given.context },
    judgement: { ...judgement, ...given.judgement },
  };
  return plan(input);
}

/** A plan in few words: each finding with what becomes of it. */
export function outline(plan: Plan): Record<string, string> {
  const operations = plan.operations.map((one) => [one.geckoId, words(one)]);
  return Object.fromEntries([...operations, ...plan.skips.map(({ geckoId, code }) => [geckoId, code])]);
}

function words(operation: Plan['operations'][number]): string {
  if (operation.kind === 'create') return `create: ${operation.cause}`;
  if (operation.kind === 'remember') return `remember: ${operation.status}`;
  const { fields, status, tags, leftOut } = operation;
  const parts = [
    ...fields,
    ...(status ? [`${status.from} to ${status.to.gecko}: ${status.cause}`] : []),
    ...(tags
      ? [`tags ${[...tags.add.map((tag) => `+${tag}`), ...tags.remove.map((tag) => `-${tag}`)].join(' ')}`]
      : []),
    ...(leftOut ? [`not ${leftOut}`] : []),
  ];
  return parts.join(', ');
}
