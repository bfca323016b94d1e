import { VersionConflictError } from '../../../../../shared/ports/team-store.ts';
import type { anApi } from '../../../../support/an-api.ts';

/** Makes the next tries to store the connection fail as if somebody else had been faster. */
export function beOvertaken(teams: ReturnType<typeof anApi>['teams'], times: number): void {
  const { putConnection } = teams;
  let left = times;
  teams.putConnection = async (...change) => {
    left -= 1;
    if (left >= 0) throw new VersionConflictError('It was changed meanwhile.');
    await putConnection(...change);
  };
}
