import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Fault } from './history.ts';

/** An answer that arrived is worked on within one turn of the event loop. */
const quietTurns = 3;

/** The function died here: nothing that it does afterwards has any effect. */
export class CrashError extends Error {
  override readonly name = 'CrashError';
}

/** A place where a worker can be stopped: right before or right after a call to the outside world. */
export interface Point {
  readonly name: string;
  /** `between`: a write was made, and the SDK is about to repeat it, since it had no answer. */
  readonly when: 'before' | 'between' | 'after';
  /** Longest that the call may take, milliseconds. */
  readonly deadlineMs: number;
}

/** Calls that a worker has sent, and that are neither answered nor stopped at their server. */
export interface Wire {
  /** Calls of a worker that were sent and have no answer yet. */
  open(workerId: string): number;
}

interface Stop {
  readonly point: Point;
  readonly goOn: (fault: Fault | undefined) => void;
  readonly die: (error: CrashError) => void;
}

/** One invocation of the function. It stops at every point until it is told to go on. */
export class Worker {
  readonly id: string;
  /** When the function is ended. */
  readonly endsAt: Date;
  /** The moment of the history at which it began. */
  readonly since: number;
  readonly #stops: Stop[] = [];
  readonly #wire: Wire;
  readonly #order: number;
  #choices = 0;
  /** The one of the stops that goes on next. */
  #next = 0;
  #isDead = false;
  #isRepeating = false;
  #outcome: 'done' | 'failed' | undefined;
  #moved: PromiseWithResolvers<void> = Promise.withResolvers();

  /** @param order by which one of several stops is chosen */
  constructor(
    id: string,
    endsAt: Date,
    since: number,
    { wire, order }: { readonly wire: Wire; readonly order: number },
  ) {
    this.id = id;
    this.endsAt = endsAt;
    this.since = since;
    this.#wire = wire;
    this.#order = order;
  }

  get isDead(): boolean {
    return this.#isDead;
  }

  start(work: () => Promise<void>): void {
    const end = (outcome: 'done' | 'failed') => {
      this.#outcome = outcome;
      this.#moved.resolve();
    };
    work().then(
      () => end('done'),
      () => end('failed'),
    );
  }

  /** Asked by everything that reaches out of the worker. @throws {CrashError} once the worker is dead */
  pause(point: Point): Promise<Fault | undefined> {
    if (this.#isDead) return Promise.reject(new CrashError(`dead at ${point.name}`));
    const stopped = new Promise<Fault | undefined>((goOn, die) => this.#stops.push({ point, goOn, die }));
    this.#moved.resolve();
    return stopped;
  }

  /** Waits until all of it stands still, or has ended; where several calls are under way, one of them goes on next. */
  async stand(): Promise<Point | 'done' | 'failed'> {
    for (;;) {
      if (this.#outcome !== undefined) return this.#outcome;
      if (this.#stops.length === 0) {
        this.#moved = Promise.withResolvers();
        await this.#moved.promise;
      } else if (await this.#isStill()) return this.#choose();
    }
  }

  /** Whether nothing of it is on its way: what was answered has been worked on, and what was sent has arrived. */
  async #isStill(): Promise<boolean> {
    const { length } = this.#stops;
    for (let turns = 0; turns < quietTurns; turns += 1) {
      await nextTurn();
      const isSettled = this.#outcome === undefined && this.#stops.length === length;
      if (!isSettled || this.#wire.open(this.id) > this.#stops.filter(isAtServer).length) return false;
    }
    return true;
  }

  #choose(): Point | 'done' | 'failed' {
    this.#choices += 1;
    // Any mixture will do that the same history repeats.
    this.#next = this.#stops.length === 1 ? 0 : (this.#order + this.#choices * 7) % this.#stops.length;
    return this.#stops[this.#next]?.point ?? 'done';
  }

  goOn(fault?: Fault): void {
    const [stop] = this.#stops.splice(this.#next, 1);
    stop?.goOn(fault);
  }

  /** Lets it go on, and make the write that it stands before twice. */
  goOnRepeating(): void {
    this.#isRepeating = true;
    this.goOn();
  }

  /** Whether the write that it stood before is to be made twice. */
  takesTwice(): boolean {
    const isRepeating = this.#isRepeating;
    this.#isRepeating = false;
    return isRepeating;
  }

  /** Ends it where it stands, and waits until nothing of it is left. */
  async crash(): Promise<void> {
    this.#isDead = true;
    for (const { die, point } of this.#stops.splice(0)) die(new CrashError(`crashed ${point.when} ${point.name}`));
    await this.stand();
  }
}

function isAtServer({ point: { name } }: Stop): boolean {
  return name.includes(' ');
}
