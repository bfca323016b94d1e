import { setFlagsFromString } from 'node:v8';

/**
 * Has V8 collect new objects early, since it fills what it may have. Lambda starts Node with `--max-semi-space-size` at 5 % of
 * the function's memory, and NODE_OPTIONS can't override what stands on the command line. By that, a function of 1,769 MB lets
 * 256 MB of them pile up before it looks at them (measured: 529 MB above idle for 10,000 findings).
 */
export function collectGarbageEarly(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}
