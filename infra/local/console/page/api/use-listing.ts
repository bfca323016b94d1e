import { useEffect, useRef, useState } from 'preact/hooks';
import { type Trouble, troubleOf } from './trouble.ts';

/** One page of a listing. */
interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor?: string;
}

interface State<T> {
  /** What is there so far, also where asking for more went wrong; nothing until the first page came. */
  readonly items?: readonly T[];
  readonly next?: string;
  readonly isAsking: boolean;
  readonly trouble?: Trouble;
}

/** A listing of which more is shown on demand. */
export interface Listing<T> extends Omit<State<T>, 'next'> {
  /** Whether all of it is known, and it is nothing. */
  readonly isEmpty: boolean;
  /** Shows more, where there is more. */
  readonly more: (() => void) | undefined;
}

/** Asks for the first page when the view appears and whenever one of `about` changes. */
export function useListing<T>(ask: (cursor?: string) => Promise<Page<T>>, about: readonly unknown[]): Listing<T> {
  const [{ next, ...state }, setState] = useState<State<T>>({ isAsking: true });
  const turn = useRef(0);

  async function load(before: readonly T[], cursor?: string): Promise<void> {
    turn.current += 1;
    const mine = turn.current;
    setState(({ trouble: _over, ...shown }) => ({ ...shown, isAsking: true }));
    const now = await ask(cursor).then(
      ({ items, nextCursor }) =>
        () => ({ items: [...before, ...items], ...(nextCursor && { next: nextCursor }) }),
      (thrown: unknown) => (known: State<T>) => ({ ...known, trouble: troubleOf(thrown) }),
    );
    if (mine === turn.current) setState((known) => ({ ...now(known), isAsking: false }));
  }

  useEffect(() => {
    void load([]);
    return () => {
      turn.current += 1;
    };
  }, about);

  return {
    ...state,
    isEmpty: state.items?.length === 0 && next === undefined,
    more: next === undefined ? undefined : () => void load(state.items ?? [], next),
  };
}
