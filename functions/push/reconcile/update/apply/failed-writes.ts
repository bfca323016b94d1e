import type { OutsideFailure } from '../../../../../shared/domain/failures/outside-failure.ts';
import { WriteHealth, type WriteKind } from '../../write-health.ts';
import type { DecidedUpdate } from './decided-update.ts';
import type { Part } from './parts.ts';

/** A change that DefectDojo failed at, and which is to be tried once more. `at`: see `WriteHealth`. */
export interface FailedWrite {
  readonly update: DecidedUpdate;
  readonly failure: OutsideFailure;
  readonly write: WriteKind;
  readonly at: number;
}

/** A part of a change that DefectDojo failed at; `again`: the moment at which it did so for the second time. */
export interface SuspectedWrite extends FailedWrite {
  readonly part: Part;
  readonly again: number | undefined;
}

/** The writes about single findings that failed in a run. What they come to is judged at the end (see `judgeFailedWrites`). */
export class FailedWrites {
  readonly health = new WriteHealth();
  /** To be tried once more, as soon as DefectDojo did the same kind of write about another finding. */
  waiting: FailedWrite[] = [];
  readonly suspects: SuspectedWrite[] = [];
  /** Whether any of them went well on the second try: then failures pass by themselves, and say nothing of findings. */
  hasPassed = false;
  /** Why fixes that go with their dates are left to the next run: DefectDojo takes no uploads. */
  leftFixes: OutsideFailure | undefined;
  #trouble: OutsideFailure | undefined;

  /** Notes a failure, which stops the writing if it is one too many. */
  noted(failure: OutsideFailure): void {
    if (this.health.isInTrouble) this.#trouble ??= failure;
  }

  /** The failure since which nothing more is to be written about single findings. */
  get trouble(): OutsideFailure | undefined {
    return this.#trouble;
  }

  /** Takes those that may be tried again now. One without an answer may still be worked on, and is left to the next run. */
  takeDue(): FailedWrite[] {
    const isDue = ({ failure, write, at }: FailedWrite) =>
      failure.status === 500 && this.health.wasDoneSince(write, at);
    const due = this.waiting.filter(isDue);
    this.waiting = this.waiting.filter((one) => !isDue(one));
    return due;
  }

  takeRest(): FailedWrite[] {
    return this.waiting.splice(0);
  }
}
