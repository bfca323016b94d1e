import { defectDojoHashCode } from '../../../../../shared/domain/desired/defectdojo-hash.ts';
import type { DesiredFinding } from '../../../../../shared/domain/desired/desired-finding.ts';
import type { StatusFlags } from '../../../../../shared/domain/desired/status/desired-status.ts';
import type { KnownFinding } from '../../../../../shared/domain/known/known-finding.ts';
import { type Deciding, decide, type LiveDecision } from '../../../../../shared/domain/live/decide.ts';
import type { LiveFinding } from '../../../../../shared/domain/live/live-finding.ts';
import type { UpdateOperation } from '../../../../../shared/domain/plan/operation.ts';
import { desiring, exported, planning, saying, sinceScan } from '../plan/a-plan.ts';

type Given = Parameters<typeof desiring>[1];

export const testId = 3;
const server = { major: 3, minor: 2, patch: 0 };
export const doing = { runId: 'run-9', now: new Date('2026-03-03T12:00:00.000Z'), testId, server };

/** The six flags from their letters, e.g. `AV`. */
export function flags(letters: string): StatusFlags {
  const has = (letter: string) => letters.includes(letter);
  return {
    active: has('A'),
    verified: has('V'),
    is_mitigated: has('M'),
    false_p: has('F'),
    risk_accepted: has('R'),
    out_of_scope: has('O'),
  };
}

/** A finding in DefectDojo as it was created from the row, with what happened to it since. */
export function live(given: Given = {}, overrides: Partial<LiveFinding> = {}): LiveFinding {
  const { fields, tags, status } = desiring('a', given);
  return {
    id: 7,
    testId,
    uniqueIdFromTool: 'a',
    flags: status.flags,
    statusChangedAt: null,
    acceptances: [],
    duplicate: false,
    content: fields,
    tags,
    hashCode: defectDojoHashCode(fields),
    vulnerabilityIds: [],
    cwes: [],
    fixAvailable: null,
    hasEndpoints: false,
    ...overrides,
  };
}

interface Turn {
  /** What was exported, and what Gecko says now; undefined where it no longer lists the finding. */
  readonly before?: Given;
  readonly now?: Given;
  readonly known?: Partial<KnownFinding>;
  /** What people did to it in DefectDojo. */
  readonly live?: Partial<LiveFinding>;
  readonly byRow?: Deciding['byRow'];
}

export type Decided = Extract<LiveDecision, { kind: 'decided' }>;

/** Plans the change from before to now, and decides about it in the light of what DefectDojo shows. */
export function deciding(turn: Turn): Decided {
  const known = exported('a', turn.before, turn.known);
  const finding = turn.now === undefined ? [] : [saying('a', turn.now)];
  const [operation] = planning({ finding, known: [known], policy: turn.now?.policy ?? {} }).operations;
  if (operation?.kind !== 'update') throw new Error(`planned ${operation?.kind}`);
  return decidingOn(operation, known, turn);
}

/** Decides about an operation at hand. */
export function decidingOn(operation: UpdateOperation, known: KnownFinding, turn: Turn): Decided {
  const desired: DesiredFinding | undefined = turn.now && desiring('a', turn.now);
  const decision = decide(live(turn.before, turn.live), known, { operation, desired }, { ...doing, byRow: turn.byRow });
  if (decision.kind !== 'decided') throw new Error(decision.kind);
  return decision;
}

/** A row's status that was set since the scan. */
export const row = (status: string, overrides: Record<string, unknown> = {}) => ({
  row: { status, statusChangedAt: sinceScan, ...overrides },
});

/** What of a decision is sent to DefectDojo, and what is known of the flags then. */
export const sent = ({ patch, byReimport, notes, leftOut, known }: Decided) => ({
  patch,
  byReimport,
  notes: notes.map((note) => note.replace('\n\nGecko export, run run-9', '')),
  leftOut,
  flags: known.flags,
});
