import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { type Trouble, troubleOf } from './trouble.ts';

/** A question to the API that a view shows the answer of. */
export interface Asked<T> {
  readonly answer: T | undefined;
  readonly trouble: Trouble | undefined;
  readonly isAsking: boolean;
  /** Asks again, and keeps showing the earlier answer until then. */
  again(): void;
  /** Shows an answer that came otherwise. */
  show(answer: T): void;
}

/** Asks when the view appears and whenever one of `about` changes; an answer that comes too late is dropped. */
export function useAsk<T>(ask: () => Promise<T>, about: readonly unknown[]): Asked<T> {
  const [state, setState] = useState<{ answer?: T; trouble?: Trouble; isAsking: boolean }>({ isAsking: true });
  const turn = useRef(0);
  const latest = useRef(ask);
  latest.current = ask;

  const again = useCallback(async () => {
    turn.current += 1;
    const mine = turn.current;
    setState(({ answer }) => ({ ...(answer !== undefined && { answer }), isAsking: true }));
    const next = await latest.current().then(
      (answer) => ({ answer, isAsking: false }),
      (thrown: unknown) => ({ trouble: troubleOf(thrown), isAsking: false }),
    );
    if (mine === turn.current) setState(next);
  }, []);

  useEffect(() => {
    void again();
    return () => {
      turn.current += 1;
    };
  }, about);

  const show = (answer: T) => {
    turn.current += 1;
    setState({ answer, isAsking: false });
  };
  return { answer: state.answer, trouble: state.trouble, isAsking: state.isAsking, again: () => void again(), show };
}
