import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { type Trouble, troubleOf } from './trouble.ts';

/** A question to the API that a view shows the answer of. */
export interface Asked<T> {
  /** The last answer, also where asking again went wrong. */
  readonly answer: T | undefined;
  readonly trouble: Trouble | undefined;
  readonly isAsking: boolean;
  /** Asks again, and keeps showing the earlier answer until then. */
  again(): void;
  /** Shows an answer that came otherwise. */
  show(answer: T): void;
}

interface State<T> {
  readonly answer?: T;
  readonly trouble?: Trouble;
  readonly isAsking: boolean;
}

/** Asks when the view appears and whenever one of `about` changes; an answer that comes too late is dropped. */
export function useAsk<T>(ask: () => Promise<T>, about: readonly unknown[]): Asked<T> {
  const [state, setState] = useState<State<T>>({ isAsking: true });
  const turn = useRef(0);
  /** Whether the answer that is shown is about something else than is asked now. */
  const isOutdated = useRef(false);
  const latest = useRef(ask);
  latest.current = ask;

  const show = (answer: T) => {
    turn.current += 1;
    isOutdated.current = false;
    setState({ answer, isAsking: false });
  };
  const again = useCallback(async () => {
    turn.current += 1;
    const mine = turn.current;
    setState(({ trouble: _over, ...known }) => ({ ...known, isAsking: true }));
    await latest.current().then(
      (answer) => mine === turn.current && show(answer),
      (thrown: unknown) => {
        if (mine !== turn.current) return;
        const trouble = troubleOf(thrown);
        setState((known) => ({ ...(isOutdated.current ? {} : known), trouble, isAsking: false }));
      },
    );
  }, []);

  useEffect(() => {
    isOutdated.current = true;
    void again();
    return () => {
      turn.current += 1;
    };
  }, about);

  return { answer: state.answer, trouble: state.trouble, isAsking: state.isAsking, again: () => void again(), show };
}
