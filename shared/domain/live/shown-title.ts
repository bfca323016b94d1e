import { caseFold } from '../text/case-fold.ts';

/**
 * A title without what DefectDojo changes when it saves: the case of its letters. Folding alone would tell a dotless "ı" from
 * the "I" that it becomes; of all letters of Unicode 15.1 it is the only one (Python 3.13, compared).
 */
export function foldTitle(title: string): string {
  return caseFold(title).replaceAll('\u0131', 'i');
}
