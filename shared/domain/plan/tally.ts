import { isOpenThere, type KnownFinding } from '../known/known-finding.ts';
import { type CreateOperation, effectOf, type Operation, type RememberOperation, type Skip } from './operation.ts';
import type { AbsentStep } from './plan-absent.ts';

/** What looking at every finding alone came to: what is settled, what depends on the whole, and figures to judge that by. */
export interface Tally {
  readonly operations: Operation[];
  readonly skips: Skip[];
  /** Findings to be closed if absence from the listing proves something. */
  readonly closings: Operation[];
  /** Deleted findings to be noted as resolved if it does. */
  readonly notes: RememberOperation[];
  /** Findings that are new, unless they are old ones under new ids. */
  readonly creations: CreateOperation[];
  unchanged: number;
  /** Findings that were open in DefectDojo before anything was done for the newest scan. */
  open: number;
  /** Those of them that Gecko itself calls resolved. */
  resolved: number;
  /** Findings that earlier runs created for the newest scan. */
  created: number;
}

/** Nothing looked at yet. */
export function emptyTally(): Tally {
  const lists = { operations: [], skips: [], closings: [], notes: [], creations: [] };
  return { ...lists, unchanged: 0, open: 0, resolved: 0, created: 0 };
}

/** Adds what becomes of one finding. */
export function addStep(tally: Tally, step: AbsentStep, known: KnownFinding | undefined, scanId?: string): void {
  if (step.kind === 'unchanged') tally.unchanged += 1;
  else if (step.kind === 'skip') tally.skips.push(step.skip);
  else if (step.kind === 'operation') addOperation(tally, step.operation);
  else if (step.operation.kind === 'remember') tally.notes.push(step.operation);
  else tally.closings.push(step.operation);
  if (known?.presence === 'there') count(tally, step, known, scanId);
}

function addOperation(tally: Tally, operation: Operation): void {
  if (operation.kind === 'create' && operation.cause === 'new') tally.creations.push(operation);
  else tally.operations.push(operation);
}

/** What was created for the newest scan stays out of the open ones: a second run for it would judge otherwise than the first. */
function count(tally: Tally, step: AbsentStep, known: KnownFinding, scanId: string | undefined): void {
  if (step.kind === 'if_absence_counts') tally.open += 1;
  else if (known.createdForScan !== undefined && known.createdForScan === scanId) tally.created += 1;
  else if (isOpenThere(known)) {
    tally.open += 1;
    if (step.kind === 'operation' && effectOf(step.operation) === 'closed') tally.resolved += 1;
  }
}
