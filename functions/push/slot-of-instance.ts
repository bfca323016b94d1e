import { isByPerson } from '../../shared/domain/sync/by-person.ts';
import { comparisonHandedOn } from '../../shared/domain/sync/comparison-before.ts';
import { atTheEnd, type InLine, inLineCode, movedForward } from '../../shared/domain/sync/in-line.ts';
import { tryToCallNext } from '../../shared/line/try-to-call-next.ts';
import { LeaseLostError } from '../../shared/ports/finding-store.ts';
import type { Slot } from '../../shared/ports/instance-slots.ts';
import { Postponed } from './reconcile/postponed.ts';
import type { OpenWorkDependencies, Round } from './round.ts';

type Dependencies = Pick<
  OpenWorkDependencies,
  'slots' | 'line' | 'store' | 'pauses' | 'queue' | 'clock' | 'log' | 'leaseMs'
>;
type OfRound = Pick<Round, 'key' | 'runId' | 'token' | 'state' | 'triggers'>;

/** Whoever comes late may be called anew just then; so often nobody is. */
const comingTries = 3;
/** How soon it is tried again where it is called by the line, and no place is kept for it, milliseconds. */
const calledInVainMs = 60_000;

/**
 * The slot that a repository was called to, where it stood in a line. One that comes too late stands there again.
 *
 * @returns `in_line` where it has to go on standing; undefined where it stands in none
 * @throws {Postponed} where it can't come in though it is called
 */
export async function slotItIsCalledTo(
  dependencies: Dependencies,
  round: OfRound,
): Promise<Slot | 'in_line' | undefined> {
  const { line, store, clock } = dependencies;
  const { key, token, state } = round;
  if (state.waitsInLine === undefined) return undefined;
  let stands: InLine | undefined = state.waitsInLine;
  for (let tries = 0; tries < comingTries; tries += 1) {
    const slot = await line.enter({ ...key, ...stands }, { token, until: untilLeaseEnds(dependencies) });
    if (slot !== undefined) return slot;
    // It may have been taken out of the line meanwhile.
    stands = (await store.state(key)).waitsInLine;
    if (stands === undefined) return undefined;
    // Or be called anew at this moment: that message finds it at work, and nobody else comes.
    if (await line.join(key, token, stands, clock.now(), comparisonHandedOn(state))) {
      await moveForwardForPerson(dependencies, round);
      return 'in_line';
    }
  }
  const message = 'Somebody else works on it now, or it was called to a place that nobody kept for it.';
  throw new Postponed(inLineCode, message, new Date(clock.now().getTime() + calledInVainMs));
}

/**
 * Takes a slot of an instance. Where there is none, or others wait for one, the repository stands in the line and the lease is
 * given back.
 */
export async function takeSlot(
  dependencies: Dependencies,
  round: OfRound,
  instance: string,
): Promise<Slot | 'in_line'> {
  const { slots, line, clock } = dependencies;
  const { key, token, state, triggers } = round;
  const request = { token, until: untilLeaseEnds(dependencies), now: clock.now() };
  const slot = (await line.isEmpty(instance)) ? await slots.take(instance, request) : undefined;
  if (slot !== undefined) return slot;
  const stands = atTheEnd(instance, { byPerson: triggers.some(isByPerson), now: clock.now() });
  if (!(await line.join(key, token, stands, clock.now(), comparisonHandedOn(state)))) throw leaseLost();
  // Whoever had the last slot may have looked into the line just before.
  await tryToCallNext(dependencies, instance, { by: idsOf(round) });
  await moveForwardForPerson(dependencies, round);
  return 'in_line';
}

/** Gives a slot back, and calls the next in line to it. */
export async function freeSlot(dependencies: Dependencies, round: OfRound, slot: Slot): Promise<void> {
  await dependencies.slots.free(slot);
  await tryToCallNext(dependencies, slot.instance, { by: idsOf(round), after: round.key.teamId });
}

/** A person who asked while the repository was called, or on its way into the line, could move nothing: its lease was taken. */
async function moveForwardForPerson(
  { store, line, clock }: Dependencies,
  { key, state, triggers }: OfRound,
): Promise<void> {
  const { requested, waitsInLine } = await store.state(key);
  if (waitsInLine === undefined || waitsInLine.byPerson) return;
  const newest = requested === state.requested ? triggers : await store.triggers(key);
  if (!newest.some(isByPerson)) return;
  await line.move({ ...key, ...waitsInLine }, movedForward(waitsInLine, clock.now()), clock.now());
}

function idsOf({ key: { teamId, repositoryId }, runId }: OfRound) {
  return { teamId, repositoryId, runId };
}

function untilLeaseEnds({ clock, leaseMs }: Dependencies): Date {
  return new Date(clock.now().getTime() + leaseMs);
}

function leaseLost(): LeaseLostError {
  return new LeaseLostError('Somebody else works on it now.');
}
