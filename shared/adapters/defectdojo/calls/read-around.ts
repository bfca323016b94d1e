import { OutsideFailure } from '../../../domain/failures/outside-failure.ts';
import type { Unreadable } from '../../../domain/live/unreadable.ts';

/** More things that can't be read in one listing are no longer each one's own fault. */
const unreadableMax = 100;

/** How a part of something is read, and what is smaller than it. */
export interface Reading<Part, Answer> {
  read(part: Part): Promise<Answer>;
  /** Undefined for one thing alone. */
  halves(part: Part): readonly [Part, Part] | undefined;
  /** What an answer leaves to be read of its part. */
  rest?(part: Part, answer: Answer): Part | undefined;
  /** Whether the server shows something else by the same kind of read at this moment. */
  showsOther(): Promise<boolean>;
  /** What couldn't be read so far of the listing that this is a piece of. @default nothing */
  readonly unreadable?: { count: number };
}

/** A part, and what was answered to it. */
export type ReadPart<Part, Answer> = { readonly part: Part } & ({ readonly answer: Answer } | Unreadable);

/**
 * Reads something whole, around what the server fails to show. An answer that holds one such thing is a 500 (source of 2.45.3 to
 * 3.2.0), so a part that fails is halved until that thing is alone. It counts as unreadable only if the server fails at it twice and
 * shows something else between and after: else it may be in trouble.
 *
 * @throws {OutsideFailure} the failure, where that isn't so, and any other
 */
export async function* readAround<Part, Answer>(
  whole: Part,
  { read, halves, rest, showsOther, unreadable = { count: 0 } }: Reading<Part, Answer>,
): AsyncGenerator<ReadPart<Part, Answer>, void> {
  const parts = [whole];
  let isWell = false;
  for (let part = parts.shift(); part !== undefined; part = parts.shift()) {
    const first = await readOrFail(part);
    if (!(first instanceof OutsideFailure)) {
      yield* answered(part, first.answer);
      continue;
    }
    const smaller = halves(part);
    if (!isWell || smaller === undefined) isWell = await isOtherShown(first);
    if (smaller !== undefined) {
      parts.unshift(...smaller);
      continue;
    }
    const second = await readOrFail(part);
    if (!(second instanceof OutsideFailure)) {
      yield* answered(part, second.answer);
      continue;
    }
    unreadable.count += 1;
    if (unreadable.count > unreadableMax) throw second;
    await isOtherShown(second);
    yield { part, unreadable: second };
  }

  function* answered(part: Part, answer: Answer): Generator<ReadPart<Part, Answer>> {
    const left = rest?.(part, answer);
    if (left !== undefined) parts.unshift(left);
    yield { part, answer };
  }

  async function readOrFail(part: Part): Promise<{ readonly answer: Answer } | OutsideFailure> {
    try {
      return { answer: await read(part) };
    } catch (error) {
      if (isOwnFailure(error)) return error;
      throw error;
    }
  }

  async function isOtherShown(failure: OutsideFailure): Promise<true> {
    if (await showsOther()) return true;
    throw failure;
  }
}

/** Whether DefectDojo itself failed at answering: with 502 and the like somebody in between says that it isn't there. */
export function isOwnFailure(error: unknown): error is OutsideFailure {
  return error instanceof OutsideFailure && error.status === 500;
}
