import { useRef, useState } from 'preact/hooks';
import { type Trouble, troubleOf } from './trouble.ts';

/** Something that a person does, which may go wrong. */
export interface Acting {
  readonly isBusy: boolean;
  readonly trouble: Trouble | undefined;
  /** Does it, and tells whether it went well. While one thing is being done, another isn't begun. */
  act(work: () => Promise<unknown>): Promise<boolean>;
  /** Forgets what went wrong, since it is about something else than is chosen now. */
  forget(): void;
}

/** Remembers whether something is being done, and what went wrong the last time. */
export function useAct(): Acting {
  const [state, setState] = useState<{ isBusy: boolean; trouble?: Trouble }>({ isBusy: false });
  /** Known before the next view is drawn, too. */
  const isBusy = useRef(false);
  return {
    isBusy: state.isBusy,
    trouble: state.trouble,
    forget: () => setState((now) => ({ isBusy: now.isBusy })),
    async act(work) {
      if (isBusy.current) return false;
      isBusy.current = true;
      setState({ isBusy: true });
      try {
        await work();
        setState({ isBusy: false });
        return true;
      } catch (thrown) {
        setState({ isBusy: false, trouble: troubleOf(thrown) });
        return false;
      } finally {
        isBusy.current = false;
      }
    },
  };
}
