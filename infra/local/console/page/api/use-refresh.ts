import { useEffect } from 'preact/hooks';

/** How often what changes is asked for again while somebody looks, milliseconds. */
const whileMovingMs = 1500;
const otherwiseMs = 5000;

/** Asks again a while after each answer, sooner while something is going on; not while the page is out of sight. */
export function useRefresh(again: () => void, answer: unknown, isMoving: boolean): void {
  useEffect(() => {
    if (answer === undefined) return;
    const timer = setInterval(
      () => {
        if (document.visibilityState === 'visible') again();
      },
      isMoving ? whileMovingMs : otherwiseMs,
    );
    return () => clearInterval(timer);
  }, [answer, isMoving]);
}
