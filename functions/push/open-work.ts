import { instanceOf } from '../../shared/domain/sync/pause.ts';
import type { BaselineScan } from '../../shared/domain/sync/sync-state.ts';
import type { DefectDojoKey } from '../../shared/ports/key-store.ts';
import { assembleWork } from './assemble-work.ts';
import { readyWork, type Skipped } from './ready-work.ts';
import type { Work } from './reconcile/work.ts';
import { learnRepository } from './renames/learn-repository.ts';
import type { OpenWorkDependencies, Round } from './round.ts';
import { freeSlot, slotItIsCalledTo, takeSlot } from './slot-of-instance.ts';

/** What the two systems are asked with. */
export interface KeysInUse {
  readonly defectdojo: DefectDojoKey;
  readonly gecko: string;
}

type Opened =
  | { readonly skipped: Skipped }
  /** It waits for a slot at its DefectDojo, and the lease is given back. */
  | 'in_line'
  | {
      readonly work: Work;
      readonly baseline: BaselineScan;
      readonly asksWith: KeysInUse;
      readonly close: () => Promise<void>;
    };

/**
 * Loads what a round works with, or says why there is nothing to do. A repository that was called to a slot takes it first, so that
 * the next is called whatever becomes of it.
 *
 * @throws {OutsideFailure} `key_lost`, `gecko_key_missing`
 * @throws {Postponed} while the operator has paused exports
 */
export async function openWork(dependencies: OpenWorkDependencies, round: Round): Promise<Opened> {
  await using opening = new AsyncDisposableStack();
  const called = await slotItIsCalledTo(dependencies, round);
  if (called === 'in_line') return called;
  if (called) opening.adopt(called, (slot) => freeSlot(dependencies, round, slot));
  const readied = await readyWork(dependencies, round);
  if ('skipped' in readied) return readied;
  const { baseline, ...ingredients } = readied;
  const instance = instanceOf(ingredients.dojoKey);
  if (called?.instance !== instance) {
    const slot = await takeSlot(dependencies, round, instance);
    if (slot === 'in_line') return slot;
    opening.adopt(slot, (taken) => freeSlot(dependencies, round, taken));
  }
  // It may ask Gecko, which may take long: only a few do at a time.
  const { mapping, connection, dojoKey: defectdojo, geckoKey: gecko } = ingredients;
  if (mapping.geckoRepositoryId === undefined) await learnRepository(dependencies, round, { mapping, connection });
  const work = await assembleWork(dependencies, round, ingredients, opening);
  const opened = opening.move();
  return { work, baseline, asksWith: { defectdojo, gecko }, close: () => opened.disposeAsync() };
}
