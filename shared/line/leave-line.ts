import type { RepositoryKey } from '../domain/names/ids.ts';
import type { InstanceLine } from '../ports/instance-line.ts';
import type { CallNextDependencies } from './call-next.ts';
import { tryToCallNext } from './try-to-call-next.ts';

/** What taking somebody out of a line needs. */
export interface LeaveLineDependencies extends CallNextDependencies {
  readonly line: CallNextDependencies['line'] & Pick<InstanceLine, 'leave'>;
}

/** Takes a repository out of the line that it stands in, and calls the next where it was called already. */
export async function leaveLine(dependencies: LeaveLineDependencies, key: RepositoryKey): Promise<void> {
  const { teamId, repositoryId } = key;
  const by = { teamId, repositoryId };
  const instance = await dependencies.line.leave(by, dependencies.clock.now());
  if (instance !== undefined) await tryToCallNext(dependencies, instance, { by, after: teamId });
}
