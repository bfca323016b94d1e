/** Whether there is any use in going on. */
export interface Effort {
  isInVain: boolean;
}

/**
 * Does two things at once, and waits for both: neither may go on once the other's failure was told. One that fails keeps the
 * other from asking for more; of two failures that of `one` counts.
 */
export async function bothOrNone<One, Other>(
  one: (effort: Effort) => Promise<One>,
  other: (effort: Effort) => Promise<Other>,
): Promise<[One, Other]> {
  const effort = { isInVain: false };
  const noted = (error: unknown): never => {
    effort.isInVain = true;
    throw error;
  };
  const [first, second] = await Promise.allSettled([one(effort).catch(noted), other(effort).catch(noted)]);
  if (first.status === 'rejected') throw first.reason;
  if (second.status === 'rejected') throw second.reason;
  return [first.value, second.value];
}
