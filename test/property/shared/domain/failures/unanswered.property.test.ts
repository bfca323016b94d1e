import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AnsweredBefore,
  isAnySentAlone,
  isNeverDoneWith,
  onceOthersTaken,
  type SuspectedUpload,
  setApart,
  type Unanswered,
  unansweredAgain,
} from '../../../../../shared/domain/failures/unanswered.ts';

const minutesPerRun = 4;
const runsMax = 400;

interface Push {
  readonly rows: number;
  readonly bad: readonly number[];
  /** Runs in which DefectDojo answers nothing, not even an empty file. */
  readonly away: readonly number[];
  readonly fileSize: number;
}

const aPush: fc.Arbitrary<Push> = fc.integer({ min: 2, max: 3_000 }).chain((rows) =>
  fc.record({
    rows: fc.constant(rows),
    bad: fc.uniqueArray(fc.nat({ max: rows - 1 }), { maxLength: Math.min(3, Math.ceil(rows / 10)) }),
    away: fc.uniqueArray(fc.nat({ max: 30 }), { maxLength: 10 }),
    fileSize: fc.integer({ min: 10, max: 5_000 }),
  }),
);

/** Runs that go on until nothing waits, as `createFindings` and `createUnanswered` do it. */
class Pushing {
  readonly waiting: Map<string, Unanswered | undefined>;
  readonly quarantined: string[] = [];
  readonly bad: ReadonlySet<string>;
  inVain = 0;
  readonly #push: Push;
  #run = 0;
  #answered: AnsweredBefore = 'none';

  constructor(push: Push) {
    this.#push = push;
    this.waiting = new Map(Array.from({ length: push.rows }, (_, index) => [`g-${index}`, undefined]));
    this.bad = new Set(push.bad.map((index) => `g-${index}`));
    for (; this.waiting.size > 0 && this.#run < runsMax; this.#run += 1) this.#sendAll();
  }

  get #now(): Date {
    return new Date(this.#run * minutesPerRun * 60_000);
  }

  get #isAway(): boolean {
    return this.#push.away.includes(this.#run);
  }

  #sendAll(): void {
    this.#answered = 'none';
    const { others, suspected } = setApart(this.waiting);
    if (!this.#sendFiles([...others], this.#push.fileSize)) return;
    if (this.#answered === 'none' && isAnySentAlone(suspected)) {
      if (this.#isAway) return;
      this.#answered = 'empty';
    }
    this.#judge(suspected.flatMap(({ rows }) => rows));
    const isDone = suspected.every(({ rows, atOnce }) => this.#sendFiles(rows, Math.min(this.#push.fileSize, atOnce)));
    if (!isDone) this.#noteTaken(suspected);
  }

  #judge(suspects: readonly string[]): void {
    for (const geckoId of suspects) {
      const one = this.waiting.get(geckoId);
      const told = { isOnly: suspects.length === 1, wasJudged: false };
      if (one === undefined || !isNeverDoneWith(one, told, this.#now)) continue;
      this.quarantined.push(geckoId);
      this.waiting.delete(geckoId);
    }
  }

  #sendFiles(wanted: readonly string[], size: number): boolean {
    const rows = wanted.filter((geckoId) => this.waiting.has(geckoId));
    const files = Array.from({ length: Math.ceil(rows.length / size) }, (_, index) =>
      rows.slice(index * size, (index + 1) * size),
    );
    return files.every((file) => this.#send(file));
  }

  #send(file: readonly string[]): boolean {
    if (!this.#isAway && !file.some((geckoId) => this.bad.has(geckoId))) {
      for (const geckoId of file) this.waiting.delete(geckoId);
      this.#answered = 'rows';
      return true;
    }
    const alone = file.length === 1;
    const upload = { content: 'c', upload: `u-${this.#run}`, alone, answeredBefore: this.#answered };
    for (const geckoId of file) {
      this.waiting.set(geckoId, unansweredAgain(this.waiting.get(geckoId), upload, this.#now));
    }
    this.inVain += 1;
    return false;
  }

  #noteTaken(suspected: readonly SuspectedUpload[]): void {
    if (this.#answered !== 'rows') return;
    for (const geckoId of suspected.flatMap(({ rows }) => rows)) {
      const one = this.waiting.get(geckoId);
      const noted = one && one.upload !== `u-${this.#run}` ? onceOthersTaken(one) : undefined;
      if (noted) this.waiting.set(geckoId, noted);
    }
  }
}

describe('rows of which some are never answered', () => {
  it('are told apart also where two of them are the last of a small file', () => {
    const { waiting, quarantined, bad } = new Pushing({ rows: 12, bad: [10, 11], away: [], fileSize: 12 });
    expect(new Set(quarantined)).toEqual(bad);
    expect(waiting.size).toBe(0);
  });

  it('are all exported but those, which are left out, whatever the server was away in between', () => {
    fc.assert(
      fc.property(aPush, (push) => {
        const { waiting, quarantined, bad } = new Pushing(push);
        expect(new Set(quarantined)).toEqual(bad);
        expect(waiting.size).toBe(0);
      }),
      { numRuns: 150 },
    );
  });

  it('cost few uploads without an answer for each of those', () => {
    fc.assert(
      fc.property(aPush, (push) => {
        const { inVain, bad } = new Pushing({ ...push, away: [] });
        const steps = Math.ceil(Math.log10(Math.min(push.rows, push.fileSize))) + 3;
        expect(inVain).toBeLessThanOrEqual(bad.size * steps + (bad.size > 0 ? 2 : 0));
      }),
      { numRuns: 150 },
    );
  });

  it('are all exported where the server answers nothing for a while, and none is left out', () => {
    fc.assert(
      fc.property(aPush, (push) => {
        const { waiting, quarantined } = new Pushing({ ...push, bad: [] });
        expect([waiting.size, quarantined.length]).toEqual([0, 0]);
      }),
    );
  });
});
