import { useEffect, useRef } from 'preact/hooks';

/** How long something must stay as it is before it is taken as meant, milliseconds. */
const pauseMs = 250;

/**
 * Tells a value once it has stayed the same for a moment: what one types through, or walks through with the arrow keys, on the
 * way to what is meant is nothing to ask for.
 */
export function useSettled<T extends string>(value: T, onSettled: (value: T) => void): void {
  const told = useRef(value);
  useEffect(() => {
    // Also before anybody chose: whoever turned the page meanwhile stays there.
    if (value === told.current) return;
    const timer = setTimeout(() => {
      told.current = value;
      onSettled(value);
    }, pauseMs);
    return () => clearTimeout(timer);
  }, [value]);
}
