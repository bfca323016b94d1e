import type { TeamEraser } from '../../shared/ports/team-eraser.ts';

/** {@link TeamEraser} that only remembers for whom it was called, and is done after `calls` of them. */
export function createRecordingTeamEraser(calls = 1): TeamEraser & { readonly erased: readonly string[] } {
  const erased: string[] = [];
  return {
    erased,
    async erase(teamId) {
      erased.push(teamId);
      return erased.length >= calls;
    },
  };
}
