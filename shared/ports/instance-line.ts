import type { RepositoryKey, TeamId } from '../domain/names/ids.ts';
import type { InLine, Waiting } from '../domain/sync/in-line.ts';
import type { LastComparison } from '../domain/sync/last-comparison.ts';
import type { Slot } from './instance-slots.ts';

/** Until when somebody who was called has time to come. */
export interface Call {
  readonly until: Date;
  readonly now: Date;
}

/**
 * The lines of the repositories that found no slot at their DefectDojo. Where one stands is part of its sync's state, and each
 * change is made in both or in neither, so that a repository stands in one place at most. All reads see the latest write.
 */
export interface InstanceLine {
  /**
   * Gives the lease back and lets the repository stand in a line, or stay where it stands.
   *
   * @param compared what the next sync may go by; see `comparisonHandedOn`
   * @returns false when the lease was lost, or it was called where it stands and has time to come
   */
  join(key: RepositoryKey, token: string, stands: InLine, now: Date, compared?: LastComparison): Promise<boolean>;
  /** Lets it stand somewhere else in the line, unless it moved, was called or is worked on meanwhile. */
  move(waiting: Waiting, to: InLine, now: Date): Promise<boolean>;
  /**
   * Takes it out of whatever line it stands in, and gives up the slot it was called to; it is due at once.
   *
   * @returns the instance at which a slot is free since then
   */
  leave(key: RepositoryKey, now: Date): Promise<string | undefined>;
  /**
   * Takes away who was called and can't come, since no state says that they stand there: it was deleted, or only the line was put
   * back from a backup.
   *
   * @returns whether nobody stands there any more: not where their state says so, or they have time to come
   */
  discard(called: Waiting, now: Date): Promise<boolean>;
  /** Whether a repository stands where its state says, and whether it was called. */
  standing(waiting: Waiting): Promise<'waiting' | 'called' | 'missing'>;
  /**
   * Who comes next and was not called yet: of the team whose turn it is, whoever stands first.
   *
   * @param after the team that had its turn last
   */
  next(
    instance: string,
    turn: { readonly after?: TeamId | undefined; readonly now: Date },
  ): Promise<Waiting | undefined>;
  /** Whether nobody stands in the line, called or not. */
  isEmpty(instance: string): Promise<boolean>;
  /** Calls somebody to a slot: false when it is taken, or they are gone or called already. */
  call(waiting: Waiting, slotNumber: number, call: Call): Promise<boolean>;
  /**
   * Takes the slot that the repository was called to, by the token of its lease, and leaves the line.
   *
   * @returns `undefined` when it came too late
   */
  enter(waiting: Waiting, request: { readonly token: string; readonly until: Date }): Promise<Slot | undefined>;
  /** Everybody in the line; those of a team in their order. */
  everyone(instance: string): AsyncIterable<Waiting>;
  /** Those of one team, in their order. */
  ofTeam(instance: string, teamId: TeamId): AsyncIterable<Waiting>;
  /** The instances that somebody has waited for lately. */
  instances(): AsyncIterable<string>;
  /** Forgets an instance that nobody has joined the line of for long; only for one whose line is empty. */
  forget(instance: string, now: Date): Promise<void>;
}
