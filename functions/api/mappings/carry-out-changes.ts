import type { MappingChange } from '../../../shared/domain/team/mapping-changes.ts';
import type { Caller } from '../core/authorization.ts';
import type { Services } from '../core/services.ts';
import { carryOutChange, type FileTeam } from './carry-out-change.ts';
import { type ChangeResult, resultOf } from './change-results.ts';
import { failedRow, startRowsForMs } from './row-problem.ts';

/** Carries out what a file changes, as long as there is time; removals, which come last, only where nothing failed. */
export async function carryOutChanges(
  services: Services,
  caller: Caller,
  changes: readonly MappingChange[],
  team: FileTeam,
): Promise<ChangeResult[]> {
  const startUntilMs = services.clock.now().getTime() + startRowsForMs;
  const results: ChangeResult[] = [];
  let goOn = true;
  let isWhole = true;
  for (const change of changes) {
    const isDone = change.kind === 'unchanged' || change.kind === 'keep';
    goOn &&= services.clock.now().getTime() < startUntilMs;
    if (isDone) results.push({ ...resultOf(change), status: 'done' });
    else if (!goOn || (change.kind === 'remove' && !isWhole)) {
      isWhole = false;
      results.push({ ...resultOf(change), status: 'not_tried' });
    } else {
      try {
        await carryOutChange(services, caller, change, team);
        results.push({ ...resultOf(change), status: 'done' });
      } catch (error) {
        const failed = failedRow(error);
        goOn &&= failed.goOn;
        isWhole = false;
        results.push({ ...resultOf(change), status: 'failed', problem: failed.problem });
      }
    }
  }
  return results;
}
