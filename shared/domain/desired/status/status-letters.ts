import type { StatusFlags } from './desired-status.ts';

const letters = [
  ['A', 'active'],
  ['V', 'verified'],
  ['M', 'is_mitigated'],
  ['F', 'false_p'],
  ['R', 'risk_accepted'],
  ['O', 'out_of_scope'],
] as const satisfies readonly (readonly [string, keyof StatusFlags])[];

/** What {@link statusLetters} gives. */
export const statusLettersPattern = /^A?V?M?F?R?O?$/;

/** The six flags in few bytes: a letter for each that is set, in this order, e.g. `AV` for active and verified. */
export function statusLetters(flags: StatusFlags): string {
  return letters
    .filter(([, name]) => flags[name])
    .map(([letter]) => letter)
    .join('');
}
