/** Whatever else a machine does only adds to what a call takes: the shortest is nearest to the call's own time. */
export function shortest(measured: readonly number[]): number {
  return Math.min(...measured);
}

/** Does something as many times as asked, one after another; the shortest that it took. */
export async function shortestOf(times: number, measure: (time: number) => Promise<number>): Promise<number> {
  const measured: number[] = [];
  for (let time = 0; time < times; time += 1) measured.push(await measure(time));
  return shortest(measured);
}
