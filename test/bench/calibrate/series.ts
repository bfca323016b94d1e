/** Whatever else a machine does only adds to what an upload takes: the shortest is nearest to its own time. */
export function shortest(measured: readonly number[]): number {
  return Math.min(...measured);
}

/**
 * Does something as many times as asked, one after another; what it took in the middle. A short call in the midst of others is
 * seldom as short as it can be.
 */
export async function middleOf(times: number, measure: (time: number) => Promise<number>): Promise<number> {
  const measured: number[] = [];
  for (let time = 0; time < times; time += 1) measured.push(await measure(time));
  return measured.sort((a, b) => a - b)[Math.floor(times / 2)] ?? Number.NaN;
}
