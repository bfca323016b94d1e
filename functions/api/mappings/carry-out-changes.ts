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
    goOn &&= services.clock.now().getTime() < startUntilMs;
    const result = await resultNow(change);
    isWhole &&= result.status === 'done';
    results.push(result);
  }
  return results;

  async function resultNow(change: MappingChange): Promise<ChangeResult> {
    if (change.kind === 'unchanged' || change.kind === 'keep') return { ...resultOf(change), status: 'done' };
    if (!goOn || (change.kind === 'remove' && !isWhole)) return { ...resultOf(change), status: 'not_tried' };
    try {
      await carryOutChange(services, caller, change, team);
      return { ...resultOf(change), status: 'done' };
    } catch (error) {
      const failed = failedRow(error);
      goOn &&= failed.goOn;
      return { ...resultOf(change), status: 'failed', problem: failed.problem };
    }
  }
}
