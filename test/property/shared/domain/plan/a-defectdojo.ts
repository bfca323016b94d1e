import type { ContentFields } from '../../../../../shared/domain/desired/content/content-fields.ts';
import { defectDojoHashCode } from '../../../../../shared/domain/desired/defectdojo-hash.ts';
import type { DesiredFinding } from '../../../../../shared/domain/desired/desired-finding.ts';
import type { KnownFinding } from '../../../../../shared/domain/known/known-finding.ts';
import { decide, type LiveDecision } from '../../../../../shared/domain/live/decide.ts';
import type { LiveFinding } from '../../../../../shared/domain/live/live-finding.ts';
import { knownAfterCreation, knownAfterRemembering } from '../../../../../shared/domain/plan/known-after.ts';
import type { Operation } from '../../../../../shared/domain/plan/operation.ts';

export const testId = 3;
const server = { major: 3, minor: 2, patch: 0 };
const byRow = 'fixes_and_openings' as const;
const doing = { runId: 'run-1', now: new Date('2026-03-03T12:00:00Z'), testId, server, byRow };

/** The findings of our test by Gecko id, and what we know of them. */
export interface State {
  readonly there: ReadonlyMap<string, LiveFinding>;
  readonly known: ReadonlyMap<string, KnownFinding>;
}

/** What people may have given to a finding. */
const unedited = { vulnerabilityIds: [], cwes: [], fixAvailable: null, hasEndpoints: false };

/** A finding as DefectDojo shows it once it was created from its import row. */
export function created(desired: DesiredFinding, id: number): LiveFinding {
  const { status, fields, geckoId, tags } = desired;
  const flags = status.flags.risk_accepted ? status.whileOpen : status.flags;
  const hashCode = defectDojoHashCode(fields);
  const none = { ...unedited, acceptances: [], statusChangedAt: null, duplicate: false };
  return { id, testId, uniqueIdFromTool: geckoId, flags, content: fields, tags, hashCode, ...none };
}

/** The finding once DefectDojo has done what was decided about it. */
export function written(live: LiveFinding, decision: Extract<LiveDecision, { kind: 'decided' }>): LiveFinding {
  const { patch, tags, byReimport, accept } = decision;
  const { active, verified, is_mitigated, false_p, risk_accepted, out_of_scope, ...content } = patch;
  const sent = { active, verified, is_mitigated, false_p, risk_accepted, out_of_scope };
  const given = Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== undefined));
  const isOpened = live.flags.is_mitigated;
  const uploaded = byReimport ? { active: isOpened, is_mitigated: !isOpened } : {};
  const accepted = accept ? { active: false, risk_accepted: true } : {};
  return {
    ...live,
    flags: { ...live.flags, ...given, ...uploaded, ...accepted },
    content: { ...live.content, ...content } as ContentFields,
    tags: [...live.tags.filter((tag) => !tags.remove.includes(tag)), ...tags.add],
  };
}

/** The state after the operations, none of which failed. `desired` gives the values of the rows that are listed. */
export function applied(
  state: State,
  operations: readonly Operation[],
  desired: ReadonlyMap<string, DesiredFinding>,
  scanId: string,
): State {
  const there = new Map(state.there);
  const known = new Map(state.known);
  for (const operation of operations) {
    const { geckoId } = operation;
    const one = appliedTo(
      { live: there.get(geckoId), known: known.get(geckoId), desired: desired.get(geckoId) },
      operation,
      { scanId, freeId: there.size + 100 },
    );
    if (one.live !== undefined) there.set(geckoId, one.live);
    known.set(geckoId, one.known);
  }
  return { there, known };
}

interface One {
  readonly live: LiveFinding | undefined;
  readonly known: KnownFinding | undefined;
  readonly desired: DesiredFinding | undefined;
}

function appliedTo(
  { live, known, desired }: One,
  operation: Operation,
  { scanId, freeId }: { scanId: string; freeId: number },
): { live: LiveFinding | undefined; known: KnownFinding } {
  const { geckoId } = operation;
  if (operation.kind === 'create') {
    const values = needed(desired, `created without a row: ${geckoId}`);
    return {
      live: created(values, freeId),
      known: knownAfterCreation(values, { before: known, scanId, now: doing.now }),
    };
  }
  const before = needed(known, `changed without being known: ${geckoId}`);
  if (operation.kind === 'remember') return { live, known: knownAfterRemembering(before, operation, doing.now) };
  const shown = needed(live, `changed without being there: ${geckoId}`);
  const decision = decide(shown, before, { operation, desired }, doing);
  if (decision.kind === 'mismatch') throw new Error(`not ours: ${geckoId}`);
  return { live: written(shown, decision), known: decision.known };
}

function needed<T>(value: T | undefined, message: string): T {
  if (value === undefined) throw new Error(message);
  return value;
}
