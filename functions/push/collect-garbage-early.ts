import { setFlagsFromString } from 'node:v8';

/**
 * Has V8 collect garbage early, since it fills what it may have. Lambda starts Node with `--max-semi-space-size` at 5 % and
 * `--max-old-space-size` at 90 % of the function's memory, and NODE_OPTIONS can't override what stands on the command line.
 * By that, a function of 1,769 MB lets 256 MB of new objects pile up before it looks at them (measured: 529 MB above idle for
 * 10,000 findings), and old ones to several times what is in use (147 MB for 12,000 findings; 90 MB by this, in 1.5 % more time).
 */
export function collectGarbageEarly(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--heap-growing-percent=20');
}
