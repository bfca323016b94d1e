import { setTimeout as delay } from 'node:timers/promises';

/**
 * Asks `condition` again and again until it gives something truthy, and returns that; `undefined` once `deadlineMs` has
 * passed.
 */
export async function waitFor<T>(
  condition: () => Promise<T>,
  { deadlineMs, intervalMs = 100 }: { deadlineMs: number; intervalMs?: number },
): Promise<T | undefined> {
  const endsAt = Date.now() + deadlineMs;
  for (;;) {
    const result = await condition();
    if (result) return result;
    if (Date.now() >= endsAt) return undefined;
    await delay(intervalMs);
  }
}
