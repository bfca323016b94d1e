import type { Change, Seen } from './watch.ts';

/** What is kept of a finding in DefectDojo beside what it shows: who touched what, and when. */
export interface Life {
  flags: Touch & {
    /** What Gecko wanted when a person set them, or had DefectDojo do it later: by what was told, and by all it says. */
    wanted: readonly string[];
    /** What Gecko wanted when the system last wrote them. */
    lastWanted: string | undefined;
    lastWrittenAt: number;
    /** When the system last wrote down that it knows them. */
    rememberedAt: number;
    /** Letters of marks that a person gave and nobody took: false positive, out of scope. */
    marks: Set<string>;
    /** Whether a person took the word "verified" away, or gave it. */
    verifiedByPerson: boolean;
  };
  description: Touch;
  /** When a person gave what only people give, by what it is. */
  given: Map<string, number>;
  /** Tags that a person took away. */
  untagged: Set<string>;
  title: Touch & {
    lastWritten: string | undefined;
    lastWrittenAt: number;
    /** When the system last wrote down that it knows the title, and which one that was. */
    rememberedAt: number;
    remembered: string | undefined;
    /** The same at the time when a person edited it. */
    rememberedThen: string | undefined;
    wordingThen: number | undefined;
  };
}

/** Who wrote it last, and at which moment of the history. */
export interface Touch {
  /** `server`: DefectDojo itself, by a job of its own. */
  by: 'system' | 'person' | 'server';
  at: number;
}

const noTitle = {
  ...{ lastWritten: undefined, lastWrittenAt: 0, rememberedAt: 0 },
  ...{ remembered: undefined, rememberedThen: undefined, wordingThen: undefined },
};

/** The moments of a history, and the lives of the findings in one DefectDojo. */
export class Ledger {
  readonly lives = new Map<number, Life>();
  /** How often people deleted a finding, by test and Gecko id. */
  readonly deletions = new Map<string, number>();
  readonly violations: string[] = [];
  #moment = 0;

  get moment(): number {
    return this.#moment;
  }

  next(): number {
    this.#moment += 1;
    return this.#moment;
  }

  violated(what: string): void {
    this.violations.push(`at ${this.#moment}: ${what}`);
  }

  /** The life of a finding; it begins with whoever made it. */
  lifeOf({ id }: Seen, by: Touch['by']): Life {
    const at = this.#moment;
    const life = this.lives.get(id) ?? {
      flags: {
        ...{ by, at, wanted: [], lastWanted: undefined, lastWrittenAt: 0, rememberedAt: 0 },
        marks: new Set<string>(),
        verifiedByPerson: false,
      },
      description: { by, at },
      given: new Map(),
      untagged: new Set<string>(),
      title: { by, at, ...noTitle },
    };
    this.lives.set(id, life);
    return life;
  }

  deletedByPerson({ before }: Change): void {
    if (before?.geckoId == null) return;
    const key = `${before.test} ${before.geckoId}`;
    this.deletions.set(key, (this.deletions.get(key) ?? 0) + 1);
    this.lives.delete(before.id);
  }

  /** Another DefectDojo: its ids mean something else. */
  forget(): void {
    this.lives.clear();
    this.deletions.clear();
  }
}
