import type { MappingFileResults } from '../../../shared/contracts/management-api/mapping-file.ts';
import type { MappingChange } from '../../../shared/domain/team/mapping-changes.ts';
import { mappingPath } from '../core/links.ts';

/** What came of one change that a file makes. */
export type ChangeResult = MappingFileResults['items'][number];

/** A change that would be made. */
export function planned(change: MappingChange): ChangeResult {
  return { ...resultOf(change), status: 'planned' };
}

/** What a result says of a change, whatever came of it. */
export function resultOf({ repositoryId, kind, reasons }: MappingChange): Omit<ChangeResult, 'status'> {
  return { repositoryId, change: kind, reasons: [...reasons], links: { mapping: mappingPath(repositoryId) } };
}

/** Whether the mappings are as the file says. */
export function isComplete(items: readonly ChangeResult[]): boolean {
  return items.every(({ change, status }) => status === 'done' || (status === 'planned' && !isChange(change)));
}

function isChange(change: ChangeResult['change']): boolean {
  return change !== 'unchanged' && change !== 'keep';
}

/** How many changes there are of each kind; those that weren't made are counted by themselves. */
export function countsOf(items: readonly ChangeResult[]): MappingFileResults['counts'] {
  const count = (isMeant: (item: ChangeResult) => boolean) => items.filter(isMeant).length;
  const of = (kind: ChangeResult['change']) =>
    count(({ change, status }) => change === kind && status !== 'failed' && status !== 'not_tried');
  return {
    ...{ add: of('add'), change: of('change'), remove: of('remove'), keep: of('keep'), unchanged: of('unchanged') },
    failed: count(({ status }) => status === 'failed'),
    notTried: count(({ status }) => status === 'not_tried'),
  };
}
