import type { Operation } from '../../../../shared/domain/plan/operation.ts';

/** Those of one kind, by Gecko id. */
export function operationsOf<T extends Operation>(operations: readonly Operation[], kind: T['kind']): Map<string, T> {
  const ofKind = operations.filter((operation): operation is T => operation.kind === kind);
  return new Map(ofKind.map((operation) => [operation.geckoId, operation]));
}
