import { takeCharacters } from '../text/clean-text.ts';

/** DefectDojo's own limit (3.2.0, `Product.name`). */
export const productNameMaxCharacters = 255;

const directionMarks = /\p{Bidi_Control}/gu;

/** Whether marks in it let a name read as another one, wherever DefectDojo shows it. */
export function turnsDirection(name: string): boolean {
  return name.search(directionMarks) >= 0;
}

/** A path as it may be the name of a new product: without such marks, and of one too long its end, which tells more. */
export function asProductName(path: string): string {
  const name = path.replace(directionMarks, '');
  if (name.length <= productNameMaxCharacters) return name;
  const start = name.length - productNameMaxCharacters + 1;
  // A start within a character moves behind it.
  return `…${name.slice(takeCharacters(name, start).length === start ? start : start + 1)}`;
}
