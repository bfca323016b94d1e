import type { RepositoryKey } from '../domain/names/ids.ts';
import type { InstanceLine } from '../ports/instance-line.ts';
import { type CallNextDependencies, callNext } from './call-next.ts';

/** What taking somebody out of a line needs. */
export interface LeaveLineDependencies extends CallNextDependencies {
  readonly line: CallNextDependencies['line'] & Pick<InstanceLine, 'leave'>;
}

/** Takes a repository out of the line that it stands in, and calls the next where it was called already. */
export async function leaveLine(dependencies: LeaveLineDependencies, key: RepositoryKey): Promise<void> {
  const instance = await dependencies.line.leave(key, dependencies.clock.now());
  if (instance !== undefined) await callNext(dependencies, instance, key.teamId);
}
