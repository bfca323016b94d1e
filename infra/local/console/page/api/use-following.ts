import { useEffect, useState } from 'preact/hooks';
import { follow } from './follow.ts';
import { pause } from './pause.ts';
import { mayPass, type Trouble, troubleOf } from './trouble.ts';

interface FollowingOptions<T> {
  /** Looks how it stands; what comes first may be begun by it. */
  begin(): Promise<() => Promise<T>>;
  isOver(answer: T): boolean;
  onOver?(): void;
}

/** Something that goes on while one looks. */
export interface Followed<T> {
  /** How it stood last. */
  readonly answer: T | undefined;
  readonly trouble: Trouble | undefined;
  readonly isOver: boolean;
  /** Looks, or begins, anew. */
  again(): void;
}

/** Follows something from when the view appears, or one of `about` changes, until it is over. */
export function useFollowing<T>(options: FollowingOptions<T>, about: readonly unknown[]): Followed<T> {
  const [state, setState] = useState<{ answer?: T; trouble?: Trouble }>({});
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const life = new AbortController();
    const { signal } = life;
    const { begin, isOver, onOver } = options;
    const show = (answer: T) => setState({ answer });
    const run = async () => {
      const look = await begin();
      await follow(look, { isOver, show, mayPass, pause, signal });
      if (!signal.aborted) onOver?.();
    };
    setState({});
    run().catch((thrown: unknown) => {
      if (!signal.aborted) setState(({ trouble: _earlier, ...known }) => ({ ...known, trouble: troubleOf(thrown) }));
    });
    return () => life.abort();
  }, [...about, turn]);
  const { answer, trouble } = state;
  const isOver = answer !== undefined && options.isOver(answer);
  return { answer, trouble, isOver, again: () => setTurn((before) => before + 1) };
}
