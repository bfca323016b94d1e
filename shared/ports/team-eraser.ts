import type { TeamId } from '../domain/names/ids.ts';

/** Deletes everything that is stored of a team but its secrets. */
export interface TeamEraser {
  /**
   * Deletes as much as fits into the time.
   *
   * @param until no further item is deleted after this instant
   * @returns whether nothing is left; not while a sync is still under way
   */
  erase(teamId: TeamId, until: Date): Promise<boolean>;
}
