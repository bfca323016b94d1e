import type { Flaw } from './flaw.ts';
import { flawsOfExecution } from './flaws-of-execution.ts';
import { flawsOfInjection } from './flaws-of-injection.ts';
import { flawsOfOwnership } from './flaws-of-ownership.ts';
import { flawsOfReach } from './flaws-of-reach.ts';
import { flawsOfTrust } from './flaws-of-trust.ts';

const flaws = new Map<string, Flaw>(
  Object.entries({
    ...flawsOfOwnership,
    ...flawsOfTrust,
    ...flawsOfInjection,
    ...flawsOfExecution,
    ...flawsOfReach,
  }),
);

/** The flaws that an area names by their keys, separated by spaces. */
export function flawsNamed(keys: string): { key: string; flaw: Flaw }[] {
  return keys.split(' ').map((key) => {
    const flaw = flaws.get(key);
    if (!flaw) throw new RangeError(`The demo data has no flaw ${key}`);
    return { key, flaw };
  });
}
