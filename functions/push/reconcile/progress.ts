import type { Warning } from '../../../shared/domain/desired/content/warning.ts';
import type { OutsideFailure } from '../../../shared/domain/failures/outside-failure.ts';
import type { KnownFinding } from '../../../shared/domain/known/known-finding.ts';
import type { Operation } from '../../../shared/domain/plan/operation.ts';
import { effectOf } from '../../../shared/domain/plan/operation.ts';
import { type ReasonCode, reasons, type WarningCode, warnings } from '../../../shared/domain/plan/reasons.ts';
import { noCounts, type Run, type RunCounts, type RunEntry } from '../../../shared/domain/runs/run.ts';
import type { RunProgress } from '../../../shared/domain/sync/sync-state.ts';

/** What a run has done so far: kept up to date while it works, so that a run that stops early tells the truth. */
export class Progress {
  readonly entries: RunEntry[] = [];
  readonly counts: RunCounts = { ...noCounts };
  /** How often each reason code was given. */
  readonly reasons: Record<string, number> = {};
  readonly warnings: NonNullable<Run['warnings']> = [];
  readonly #told = new Set<string>();
  #toBeTriedAgain: OutsideFailure | undefined;
  #planned: { readonly operations: number; readonly entriesBefore: number } | undefined;

  /** So many findings are to be created or changed from here on. */
  plan(operations: number): void {
    this.#planned = { operations, entriesBefore: this.entries.length };
  }

  /** How far it has come; absent until something is planned. */
  get soFar(): RunProgress | undefined {
    if (!this.#planned) return undefined;
    const { operations: planned, entriesBefore } = this.#planned;
    return { done: Math.min(planned, this.entries.length - entriesBefore), planned };
  }

  /** A finding was created, changed, closed or reopened. */
  done(
    operation: Operation,
    defectDojoId: number | undefined,
    leftOut: readonly ReasonCode[] = [],
    said?: { readonly code: ReasonCode; readonly further: string },
  ): void {
    const effect = effectOf(operation);
    if (effect === 'remembered') return;
    this.counts[effect] += 1;
    const codes = [...(said ? [said.code] : []), ...leftOut];
    for (const one of codes) this.#count(one);
    const [code] = codes;
    const reason = said ? `${reasons[said.code]} ${said.further}` : code && reasons[code];
    this.#add({
      geckoId: operation.geckoId,
      ...(defectDojoId === undefined ? {} : { defectDojoId }),
      operation: effect,
      ...(code === undefined || reason === undefined ? {} : { code, reason }),
    });
  }

  /** A finding was left as it is, for a reason. */
  skipped(
    geckoId: string | undefined,
    code: string,
    reason: string,
    operation: 'skipped' | 'quarantined' | 'held',
  ): void {
    this.counts[operation] += 1;
    this.#count(code);
    this.#add({ ...(geckoId === undefined ? {} : { geckoId }), operation, code, reason });
  }

  /** A finding of ours that we had forgotten was found in DefectDojo. */
  adopted({ geckoId, defectDojoId }: KnownFinding): void {
    this.counts.adopted += 1;
    this.#add({ geckoId, ...(defectDojoId === undefined ? {} : { defectDojoId }), operation: 'adopted' });
  }

  /** What was in doubt of a finding was looked at, and all of it is there. */
  confirmed({ geckoId }: Operation): void {
    // One that the run created or found was counted then.
    if (!this.#told.has(geckoId)) this.counts.unchanged += 1;
  }

  /** A second finding with one Gecko id was made the duplicate of the first. */
  twinResolved(geckoId: string, twinId: number): void {
    this.counts.twinsResolved += 1;
    this.#add({ geckoId, defectDojoId: twinId, operation: 'twin_resolved' });
  }

  /** A drift check found that an exported finding is gone. */
  missing(geckoId: string, defectDojoId: number | undefined): void {
    this.counts.missing += 1;
    this.#tell('missing', 'missing_in_defectdojo', { geckoId, defectDojoId });
  }

  /** A drift check found that an exported finding is no longer as it was written. */
  changedByPeople(geckoId: string, defectDojoId: number, fields: readonly string[]): void {
    this.counts.changedByPeople += 1;
    const what = `Changed: ${fields.join(', ')}.`;
    this.#tell('changed_by_people', 'changed_in_defectdojo', { geckoId, defectDojoId }, what);
  }

  /** A drift check found something in our test that isn't known to be ours. */
  unexpected(
    code: 'unknown_in_defectdojo' | 'twin_in_defectdojo',
    geckoId: string | undefined,
    defectDojoId: number,
  ): void {
    this.counts.unexpected += 1;
    this.#tell('unexpected', code, { geckoId, defectDojoId });
  }

  /** A finding was written with something dropped, cut or guessed. */
  compromised(codes: readonly Warning[]): void {
    for (const code of codes) this.#count(code);
  }

  /** The place in DefectDojo is not as it should be, which stops nothing; `itsWords` are what it says of that itself. */
  warned(code: WarningCode, itsWords?: string): void {
    const message = itsWords === undefined ? warnings[code] : `${warnings[code]} ${itsWords}`;
    const isTold = this.warnings.some((told) => told.code === code && told.message === message);
    if (!isTold) this.warnings.push({ code, message });
  }

  hasWarned(code: WarningCode): boolean {
    return this.warnings.some((told) => told.code === code);
  }

  /** Something may be at fault in DefectDojo, for which the run is to be tried again once everything else is done. */
  unproven(failure: OutsideFailure): void {
    this.#toBeTriedAgain ??= failure;
  }

  /** The first of those failures. */
  get toBeTriedAgain(): OutsideFailure | undefined {
    return this.#toBeTriedAgain;
  }

  #tell(
    operation: RunEntry['operation'],
    code: ReasonCode,
    { geckoId, defectDojoId }: { readonly geckoId: string | undefined; readonly defectDojoId: number | undefined },
    further?: string,
  ): void {
    this.#count(code);
    this.#add({
      ...(geckoId === undefined ? {} : { geckoId }),
      ...(defectDojoId === undefined ? {} : { defectDojoId }),
      operation,
      code,
      reason: further === undefined ? reasons[code] : `${reasons[code]} ${further}`,
    });
  }

  #count(code: string): void {
    this.reasons[code] = (this.reasons[code] ?? 0) + 1;
  }

  #add(entry: RunEntry): void {
    if (entry.geckoId !== undefined) this.#told.add(entry.geckoId);
    this.entries.push(entry);
  }
}
