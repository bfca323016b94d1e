import type { Fault } from './history.ts';

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
  #isDead = false;
  #isRepeating = false;
  #outcome: 'done' | 'failed' | undefined;
  #moved: PromiseWithResolvers<void> = Promise.withResolvers();

  constructor(id: string, endsAt: Date, since: number) {
    this.id = id;
    this.endsAt = endsAt;
    this.since = since;
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

  /** Waits until it stands still, or has ended. */
  async stand(): Promise<Point | 'done' | 'failed'> {
    for (;;) {
      if (this.#outcome !== undefined) return this.#outcome;
      const [stop] = this.#stops;
      if (stop !== undefined) return stop.point;
      this.#moved = Promise.withResolvers();
      await this.#moved.promise;
    }
  }

  goOn(fault?: Fault): void {
    this.#stops.shift()?.goOn(fault);
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
