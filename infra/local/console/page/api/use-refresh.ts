import { useEffect } from 'preact/hooks';
import type { Asked } from './use-ask.ts';

/** How often what changes is asked for again while somebody looks, milliseconds. */
const whileMovingMs = 1500;
const otherwiseMs = 5000;

/**
 * Asks again a while after each answer, sooner while something is going on; not while the page is out of sight. An answer is
 * waited for however long it takes, and one that went wrong doesn't end it.
 */
export function useRefresh({ again, isAsking }: Asked<unknown>, isMoving: boolean): void {
  useEffect(() => {
    if (isAsking) return;
    const timer = setInterval(
      () => {
        if (document.visibilityState === 'visible') again();
      },
      isMoving ? whileMovingMs : otherwiseMs,
    );
    return () => clearInterval(timer);
  }, [isAsking, isMoving]);
}
