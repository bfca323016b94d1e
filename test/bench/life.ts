/** Steps in a repository's life, in their order; each is a scan that found what it found. */
export const steps = ['first push', 'unchanged', '1 % changed', '10 % fixed'] as const;

/** See {@link steps}. */
export type Step = (typeof steps)[number];

/** What Gecko says of one finding after a step. */
export interface Said {
  readonly reworded: boolean;
  readonly fixed: boolean;
}

/** What Gecko says of the finding with this number after a step. */
export function saidAfter(step: Step, index: number): Said {
  const reached = (other: Step) => steps.indexOf(step) >= steps.indexOf(other);
  return {
    reworded: reached('1 % changed') && index % 100 === 1,
    fixed: reached('10 % fixed') && index % 10 === 5,
  };
}

/** The scan of a step: a name for it that tells its number, and when it was made. */
export function scanOf(step: Step): { readonly scanId: string; readonly createdAt: string } {
  const number = steps.indexOf(step);
  return {
    scanId: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    createdAt: new Date(Date.UTC(2026, 0, 1, number)).toISOString(),
  };
}
