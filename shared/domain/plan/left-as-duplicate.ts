import type { KnownFinding } from '../known-finding.ts';
import type { Step, UpdateOperation } from './operation.ts';
import { skip, update } from './steps.ts';

/**
 * The step that changes a finding, without what an earlier run left as it is because the finding is a duplicate in
 * DefectDojo: as long as it is one and the same is wanted, looking at it again would only cost calls.
 *
 * @param content the key of the wanted content (see `contentKey`), where the operation has fields
 */
export function updateUnlessLeft(
  { leftAsDuplicate: left }: KnownFinding,
  operation: Omit<UpdateOperation, 'kind'>,
  content?: string,
): Step {
  const { geckoId, status, fields, tags } = operation;
  const isStatusLeft = status !== undefined && status.hash === left?.status;
  const isContentLeft = fields.length > 0 && content === left?.content;
  if (!isStatusLeft && !isContentLeft) return update(operation);
  const rest = {
    ...operation,
    status: isStatusLeft ? undefined : status,
    fields: isContentLeft ? [] : fields,
    leftOut: operation.leftOut ?? 'duplicate_in_defectdojo',
  } as const;
  const isNothing = rest.status === undefined && rest.fields.length === 0 && tags === undefined;
  return isNothing ? skip(geckoId, 'duplicate_in_defectdojo') : update(rest);
}
