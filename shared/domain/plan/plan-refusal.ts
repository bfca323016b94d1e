import type { FieldHashes } from '../desired/field-hashes.ts';
import type { KnownFinding } from '../known-finding.ts';
import { contentKey } from './content-key.ts';
import type { Step } from './operation.ts';
import { skip } from './steps.ts';

/** The skip for content that DefectDojo refused already; undefined for content that it didn't, and in a repair. */
export function planRefusal(known: KnownFinding | undefined, hashes: FieldHashes, repair: boolean): Step | undefined {
  if (repair || known?.refused?.content !== contentKey(hashes)) return undefined;
  return skip(known.geckoId, 'refused_by_defectdojo', known.refused.reason);
}
