import fc from 'fast-check';
import type { DesiredFinding } from '../../../../../shared/domain/desired/desired-finding.ts';
import type { ExportPolicy } from '../../../../../shared/domain/desired/export-policy.ts';
import { discard, type Hold } from '../../../../../shared/domain/holds/hold.ts';
import type { KnownFinding } from '../../../../../shared/domain/known/known-finding.ts';
import type { LiveFinding } from '../../../../../shared/domain/live/live-finding.ts';
import type { Judgement } from '../../../../../shared/domain/plan/context.ts';
import { noDecisions } from '../../../../../shared/domain/plan/hold-decisions.ts';
import {
  type SourceFinding,
  sourceFindingOf,
  wantedFinding,
} from '../../../../../shared/domain/plan/source-finding.ts';
import { type EffectiveStatus, effectiveStatus } from '../../../../../shared/domain/reported/effective-status.ts';
import type { ReportedStatus } from '../../../../../shared/domain/reported/reported-status.ts';
import type { PlanInput } from '../../../../support/plan-at-once.ts';
import { aFinding, aPolicy } from '../../../../unit/shared/domain/desired/a-finding.ts';
import { beforeScan, exported, now, scan, sinceScan } from '../../../../unit/shared/domain/plan/a-plan.ts';
import { created, type State } from './a-defectdojo.ts';

/** One finding's past and present: what was exported of it, what people did to that, and what Gecko says now. */
export interface Subject {
  readonly before: Row | undefined;
  /** Tags of chapters that it was exported with, and those that it is to have now. */
  readonly chapters: { readonly before: readonly string[]; readonly now: readonly string[] };
  readonly mark: Partial<KnownFinding>;
  readonly person: (live: LiveFinding) => LiveFinding;
  readonly listed: Row | undefined;
  readonly reported: ReportedStatus | undefined;
}

type Row = Record<string, unknown>;

/** A repository between two syncs. */
export interface World {
  readonly subjects: readonly Subject[];
  readonly policy: ExportPolicy;
  readonly policyBefore: Partial<ExportPolicy>;
  readonly repair: boolean;
  readonly judgement: Judgement;
}

const status = fc.constantFrom('open', 'in_progress', 'fixed', 'fix_verified', 'false_positive', 'accepted_risk');
const time = fc.constantFrom(beforeScan, sinceScan, null);
const end = fc.constantFrom(null, '2026-03-02', '2026-04-01', '2026-05-01');

const row = fc.record({
  status: fc.option(status),
  statusChangedAt: time,
  acceptedUntil: end,
  title: fc.constantFrom('One', 'Two'),
  shortDescription: fc.constantFrom('First.', 'Second.'),
  severity: fc.constantFrom(2, 8, null),
  cvssVector: fc.constant(null),
  type: fc.constantFrom('IDOR', 'RCE'),
});

const reported: fc.Arbitrary<ReportedStatus> = fc.record({
  status: status as fc.Arbitrary<ReportedStatus['status']>,
  changedAt: fc.constantFrom(beforeScan, sinceScan),
  acceptedUntil: end,
});

const chapterTags = fc.constantFrom<readonly string[]>([], ['asvs:4.0.3-v4'], ['asvs:5.0.0-v8']);

const marks: fc.Arbitrary<Partial<KnownFinding>> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({}) },
  fc.constantFrom<Partial<KnownFinding>>(
    { createdForScan: scan.scanId },
    { hashes: {} },
    { presence: 'deleted', timesDeletedByPeople: 1 },
    { presence: 'deleted', timesDeletedByPeople: 2 },
    { presence: 'never_created', refused: { content: 'x', reason: 'Too odd.' } },
  ),
);

/** A description that somebody wrote in DefectDojo. */
export const byAPerson = 'Somebody wrote this.';

const edits: readonly ((live: LiveFinding) => LiveFinding)[] = [
  (live) => ({ ...live, flags: { ...live.flags, verified: !live.flags.verified } }),
  (live) => ({ ...live, flags: { ...live.flags, active: false, verified: false, is_mitigated: true, false_p: true } }),
  (live) => ({ ...live, flags: { ...live.flags, active: false, risk_accepted: true } }),
  (live) => ({ ...live, flags: { ...live.flags, active: false, is_mitigated: true } }),
  (live) => ({ ...live, flags: { ...live.flags, active: true, is_mitigated: false, false_p: false } }),
  (live) => ({ ...live, content: { ...live.content, description: byAPerson } }),
  (live) => ({ ...live, tags: ['mine'] }),
];

const subject: fc.Arbitrary<Subject> = fc.record({
  before: fc.option(
    row.map((one) => ({ ...one, severity: 8 })),
    { nil: undefined },
  ),
  chapters: fc.record({ before: chapterTags, now: chapterTags }),
  mark: marks,
  person: fc.oneof({ weight: 3, arbitrary: fc.constant((live: LiveFinding) => live) }, fc.constantFrom(...edits)),
  listed: fc.option(row, { nil: undefined }),
  reported: fc.option(reported, { nil: undefined }),
});

const anyId = fc.nat({ max: 8 }).map((index) => `finding-${index}`);
const someIds = fc.uniqueArray(anyId, { maxLength: 4 }).map((ids) => ids.sort());

const hold: fc.Arbitrary<Hold> = fc.record({
  code: fc.constantFrom('mass_closing', 'identity_changed', 'tracked_branch_changed'),
  scanId: fc.constantFrom(scan.scanId, 'scan-0'),
  closings: someIds,
  creations: someIds,
  open: fc.nat({ max: 10 }),
});

const rarely = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 3, nil: undefined });

const judgement: fc.Arbitrary<Judgement> = fc.record({
  absence: fc.constantFrom<Judgement['absence']>('counts', 'counts', 'approved_only', { obstacle: 'listing_changed' }),
  thresholds: fc.constantFrom(
    { closingsOver: 1, closingsShareOver: 0.5, noneLeftOf: 3, creationsShareOver: 0.5 },
    { closingsOver: 100, closingsShareOver: 0.5, noneLeftOf: 100, creationsShareOver: 0.5 },
  ),
  hold: rarely(hold),
  approved: rarely(hold),
  discarded: rarely(hold.map((one) => discard(one, noDecisions.discarded))),
});

/** Any world: past and present need not fit together, since people, faults and lost events come between. */
export const anyWorld: fc.Arbitrary<World> = fc.record({
  subjects: fc.array(subject, { maxLength: 8 }),
  policy: fc
    .record({
      includeResolved: fc.boolean(),
      verified: fc.boolean(),
      riskAcceptance: fc.constantFrom('simple' as const, 'full' as const, 'forbidden' as const),
    })
    .map(aPolicy),
  policyBefore: fc.record({
    riskAcceptance: fc.constantFrom('simple' as const, 'full' as const, 'forbidden' as const),
  }),
  repair: fc.boolean(),
  judgement,
});

/** What Gecko says now of every subject, by its id; undefined where its row doesn't give a severity. */
export interface Facts {
  readonly input: PlanInput;
  readonly state: State;
  readonly desired: ReadonlyMap<string, DesiredFinding>;
  readonly effective: ReadonlyMap<string, EffectiveStatus>;
}

/** Plays a world up to the moment at which a plan is made. */
export function factsOf(world: World): Facts {
  const summary: SourceFinding[] = [];
  const desired = new Map<string, DesiredFinding>();
  const effective = new Map<string, EffectiveStatus>();
  const reports = new Map<string, ReportedStatus>();
  const state = { there: new Map<string, LiveFinding>(), known: new Map<string, KnownFinding>() };
  world.subjects.forEach((subject, index) => {
    const id = `finding-${index}`;
    past(state, id, subject, world.policyBefore, index);
    if (subject.reported) reports.set(id, subject.reported);
    const finding = subject.listed && aFinding({ id, ...subject.listed });
    const facts = { row: finding, reported: subject.reported, baseline: scan, listed: finding !== undefined, now };
    const status = effectiveStatus(facts);
    effective.set(id, status);
    if (finding === undefined) return;
    const wanted = wantedFinding(finding, status, world.policy, subject.chapters.now);
    const one = sourceFindingOf(wanted, status, world.policy);
    if (one) summary.push(one);
    if (wanted.kind === 'desired') desired.set(id, wanted.desired);
  });
  const { policy, repair, judgement } = world;
  const context = { policy, baseline: scan, repair, now };
  return {
    input: { findings: summary, known: state.known, reported: reports, context, judgement },
    state,
    desired,
    effective,
  };
}

function past(
  state: { there: Map<string, LiveFinding>; known: Map<string, KnownFinding> },
  id: string,
  subject: Subject,
  policy: Partial<ExportPolicy>,
  index: number,
): void {
  if (subject.before === undefined) return;
  const { presence = 'there' } = subject.mark;
  const known = exported(id, { row: subject.before, policy, chapterTags: subject.chapters.before }, subject.mark);
  state.known.set(id, presence === 'never_created' ? { ...known, flags: '', hashes: {} } : known);
  if (presence !== 'there') return;
  const desired = wantedFinding(
    aFinding({ id, ...subject.before }),
    effectiveStatus({ row: aFinding({ id, ...subject.before }), baseline: scan, listed: true, now }),
    aPolicy(policy),
    subject.chapters.before,
  );
  if (desired.kind !== 'desired') throw new Error(desired.reason);
  const live = { ...created(desired.desired, index + 1), flags: desired.desired.status.flags };
  state.there.set(id, subject.person(live));
}
