import { setFlagsFromString } from 'node:v8';

/**
 * Has V8 collect old objects early from now on. Lambda starts Node with `--max-old-space-size` at 90 % of the function's memory,
 * and V8 lets them grow to several times what is in use (147 MB for 12,000 findings; 90 MB by this). It costs a small sync a
 * quarter of its time (measured: 270 ms instead of 203 for 400 findings that didn't change), so it is for large ones.
 */
export function spareMemory(): void {
  setFlagsFromString('--heap-growing-percent=20');
}
