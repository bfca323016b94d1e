/** How often what goes on is asked after, milliseconds. */
const intervalMs = 400;

/** Asks again and again until it is over, showing each answer on the way; ends quietly when `signal` aborts. */
export async function follow<T>(
  ask: () => Promise<T>,
  { isOver, show, signal }: { isOver: (answer: T) => boolean; show: (answer: T) => void; signal: AbortSignal },
): Promise<void> {
  while (!signal.aborted) {
    const answer = await ask();
    if (signal.aborted) return;
    show(answer);
    if (isOver(answer)) return;
    await new Promise((resolve) => setTimeout(resolve, intervalMs));
  }
}
