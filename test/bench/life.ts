/** Steps in a repository's life, in their order; each is a scan that found what it found. */
export const steps = [
  'first push',
  'unchanged',
  '1 % changed, ids unknown',
  '1 % changed, ids known',
  '10 % fixed, ids unknown',
  '10 % open again',
  '10 % fixed, ids known',
] as const;

/** See {@link steps}. An id is known once something was written to its finding by itself. */
export type Step = (typeof steps)[number];

/** What Gecko says of one finding after a step. */
export interface Said {
  /** How often its words were changed. */
  readonly reworded: number;
  /** When it was fixed (ISO-8601), if it is. */
  readonly fixedAt: string | null;
}

const rewordings: readonly Step[] = ['1 % changed, ids unknown', '1 % changed, ids known'];
const fixes: readonly Step[] = ['10 % fixed, ids unknown', '10 % fixed, ids known'];

/** Of how many findings a step rewords one, where nothing else is ordered. */
export const usualRewordedOneIn = 100;

/** What Gecko says of the finding with this number after a step. */
export function saidAfter(step: Step, index: number, rewordedOneIn = usualRewordedOneIn): Said {
  const isReached = (other: Step) => steps.indexOf(step) >= steps.indexOf(other);
  const isFixed = fixes.includes(step) && index % 10 === 5;
  return {
    reworded: index % rewordedOneIn === 1 % rewordedOneIn ? rewordings.filter(isReached).length : 0,
    fixedAt: isFixed ? scanOf(step).fixesAt : null,
  };
}

/** How many of so many findings a step changes. */
export function changesIn(step: Step, size: number): number {
  const before = steps[steps.indexOf(step) - 1];
  if (before === undefined) return size;
  const isChanged = (index: number) => {
    const [then, now] = [saidAfter(before, index), saidAfter(step, index)];
    return then.reworded !== now.reworded || then.fixedAt !== now.fixedAt;
  };
  return Array.from({ length: size }, (_, index) => index).filter(isChanged).length;
}

/** A scan of a step, which may be repeated: a name for it that tells its number, when it was made, and when what it finds fixed was. */
export function scanOf(step: Step, time = 0) {
  const number = steps.indexOf(step);
  const at = (minutes: number) => new Date(Date.UTC(2026, 0, 1, number, minutes)).toISOString();
  const scanId = `00000000-0000-4000-8000-${String(number * 100 + time).padStart(12, '0')}`;
  return { scanId, createdAt: at(time), fixesAt: at(-30) };
}
