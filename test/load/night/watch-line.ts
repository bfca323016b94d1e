import { setTimeout as delay } from 'node:timers/promises';
import type { RepositoryId } from '../../../shared/domain/names/ids.ts';
import type { InstanceLine } from '../../../shared/ports/instance-line.ts';

/** Reading a long line takes the emulator so long that others wait for it, so it is done seldom; who stands there shorter isn't seen. */
const lookEveryMs = 15_000;

/** Notes since when whoever stands in a line stands there, by looking again and again until that is over. Call what it returns to end it. */
export function watchLine(line: Pick<InstanceLine, 'everyone'>, instance: string) {
  const cameAtMs = new Map<RepositoryId, number>();
  const over = new AbortController();
  const looking = look();
  // What goes wrong is heard of where it is awaited; until then it must not end the process unhandled.
  looking.catch(() => {});

  async function look(): Promise<void> {
    while (!over.signal.aborted) {
      for await (const { repositoryId, since } of line.everyone(instance)) {
        if (!cameAtMs.has(repositoryId)) cameAtMs.set(repositoryId, Date.parse(since));
      }
      await delay(lookEveryMs, undefined, { signal: over.signal }).catch(() => {});
    }
  }
  return async () => {
    over.abort();
    await looking;
    return cameAtMs as ReadonlyMap<RepositoryId, number>;
  };
}
