import { freeSlot, slotItIsCalledTo, takeSlot } from '../../functions/push/slot-of-instance.ts';
import type { RepositoryKey } from '../../shared/domain/names/ids.ts';
import { instanceOf } from '../../shared/domain/sync/pause.ts';
import type { Slot } from '../../shared/ports/instance-slots.ts';
import { createInMemoryPauses } from '../support/in-memory-pauses.ts';
import { aRepository, aScan, silentLog } from '../support/sync-fixtures.ts';
import type { NeighbourMove } from './history.ts';
import { type Ports, queueOver } from './push-function.ts';

const leaseMs = 480_000;

/** What neighbours share with the repository in play. */
interface Shared extends Pick<Ports, 'clock' | 'queue' | 'store' | 'slots' | 'line' | 'defectDojo'> {}

interface Held {
  readonly slot: Slot;
  readonly round: Parameters<typeof freeSlot>[1];
}

/** Repositories of another team at the same DefectDojo, whose syncs do nothing but have its slots for a while. */
export class Neighbours {
  readonly #shared: Shared;
  readonly #held: Held[] = [];
  /** When all of them end, milliseconds since the epoch. */
  endAtMs = Number.POSITIVE_INFINITY;
  #count = 0;

  constructor(shared: Shared) {
    this.#shared = shared;
  }

  async move(does: NeighbourMove): Promise<void> {
    switch (does) {
      case 'begins':
        return this.#begin();
      case 'fill':
        for (let slot = 0; slot < this.#shared.slots.perInstance; slot += 1) await this.#begin();
        return;
      case 'ends':
        return this.#end(this.#held.splice(0, 1));
      case 'all_end':
        this.endAtMs = Number.POSITIVE_INFINITY;
        return this.#end(this.#held.splice(0));
      case 'dies':
        this.#held.splice(0, 1);
    }
  }

  /** They come all at once, and end together a while later. */
  async crowd(ms: number): Promise<void> {
    await this.move('fill');
    this.endAtMs = this.#shared.clock.now().getTime() + ms;
  }

  /** One more sync finds a slot, or stands in line: called, it comes as a message to a team that isn't connected. */
  async #begin(): Promise<void> {
    const { store, clock, defectDojo } = this.#shared;
    this.#count += 1;
    const key: RepositoryKey = aRepository(`neighbour/${this.#count}`, 'a-neighbour');
    const [token, now] = [`neighbour-${this.#count}`, clock.now()];
    await store.raise(key, aScan({ id: token }), now);
    await store.acquire(key, { token, expiresAt: new Date(now.getTime() + leaseMs).toISOString() }, now);
    const round = { key, runId: token, token, state: await store.state(key), triggers: await store.triggers(key) };
    const instance = instanceOf({ baseUrl: defectDojo.url });
    const called = await slotItIsCalledTo(this.#parts(), round);
    const slot = called ?? (await takeSlot(this.#parts(), round, instance));
    if (slot !== 'in_line') this.#held.push({ slot, round });
  }

  async #end(ending: readonly Held[]): Promise<void> {
    await Promise.all(ending.map(({ slot, round }) => freeSlot(this.#parts(), round, slot)));
    for (const { round } of ending) {
      await this.#shared.store.release(round.key, round.token, { requested: round.state.requested });
    }
  }

  #parts() {
    const pauses = createInMemoryPauses();
    return { ...this.#shared, pauses, queue: queueOver(this.#shared), log: silentLog, leaseMs };
  }
}
