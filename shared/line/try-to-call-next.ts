import type { RepositoryKey, TeamId } from '../domain/names/ids.ts';
import { summaryOf } from '../observability/error-summary.ts';
import { type CallNextDependencies, callNext } from './call-next.ts';

/** Who calls, and the team that had its turn last. */
interface Caller {
  readonly by: RepositoryKey & { readonly runId?: string };
  readonly after?: TeamId;
}

/** {@link callNext} for those whose own work is done: where it fails, the sweep calls. */
export async function tryToCallNext(
  dependencies: CallNextDependencies,
  instance: string,
  { by, after }: Caller,
): Promise<void> {
  await callNext(dependencies, instance, after).catch((error) =>
    dependencies.log.error('nobody was called to a free slot', { ...by, instance, error: summaryOf(error) }),
  );
}
