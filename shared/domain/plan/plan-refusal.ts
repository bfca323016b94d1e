import type { FieldHashes } from '../desired/field-hashes.ts';
import type { KnownFinding } from '../known/known-finding.ts';
import { contentKey } from './content-key.ts';
import type { Trying } from './context.ts';
import type { Step } from './operation.ts';
import { skip } from './steps.ts';

/**
 * The skip for content that DefectDojo refused already; undefined for content that it didn't, in a repair, once its time is over,
 * and where every upload may have been refused then.
 */
export function planRefusal(
  known: KnownFinding | undefined,
  hashes: FieldHashes,
  { repair, now }: Trying,
): Step | undefined {
  if (repair || known?.refused?.content !== contentKey(hashes)) return undefined;
  const { until, reason, proven = false, code = 'refused_by_defectdojo' } = known.refused;
  const isOver = until === undefined ? known.presence !== 'there' && !proven : until <= now.toISOString();
  return isOver ? undefined : skip(known.geckoId, code, reason);
}
