import { createHash } from 'node:crypto';

/** A number from 0 up to, but not including, `count`: always the same for a seed. */
export function chosenNumber(seed: string, count: number): number {
  return createHash('sha256').update(seed).digest().readUInt32BE(0) % count;
}

/** One of the options: always the same for a seed. */
export function chosen<Option>(seed: string, options: readonly Option[]): Option {
  const option = options[chosenNumber(seed, options.length)];
  if (option === undefined) throw new RangeError(`Nothing to choose from for ${seed}`);
  return option;
}
