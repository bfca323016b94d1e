/** Whether there is any use in going on. */
export interface Reading {
  isInVain: boolean;
}

/**
 * Does two things at once, and waits for both: neither may go on once the other's failure was told. One that fails keeps the
 * other from asking for more; of two failures the first one's counts.
 */
export async function bothOrNone<One, Other>(
  one: (reading: Reading) => Promise<One>,
  other: (reading: Reading) => Promise<Other>,
): Promise<[One, Other]> {
  const reading = { isInVain: false };
  const noted = (error: unknown): never => {
    reading.isInVain = true;
    throw error;
  };
  const [first, second] = await Promise.allSettled([one(reading).catch(noted), other(reading).catch(noted)]);
  if (first.status === 'rejected') throw first.reason;
  if (second.status === 'rejected') throw second.reason;
  return [first.value, second.value];
}
