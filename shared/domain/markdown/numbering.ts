import { kindOfLine, numberOfItem } from './line.ts';

/** Reads a text line by line. */
export interface Numbering {
  /** Whether the renderer counts the next line as it is numbered; false where it has to become text to show its number. */
  counts(line: string): boolean;
}

/**
 * Follows how DefectDojo's renderer makes lists (Python-Markdown with sane_lists, 3.7 to 3.10, measured): it counts the items
 * of a numbered list from where it starts, but that start is taken out afterwards, so that each list begins at 1. A list goes
 * on behind a blank line and ends with a paragraph or another kind of list; within the lines of a list of bullets, a number
 * is text. CommonMark keeps the start, and counts on from there.
 */
export function createNumbering(): Numbering {
  // Whether the lines since the last blank one began with a bullet; undefined: there is none yet.
  let isBulleted: boolean | undefined;
  // How many items the numbered list has that another one would go on with, and the number of the last one.
  let items = 0;
  let last = 0;

  function countsItem(number: number): boolean {
    // Who numbers every item "1." leaves the counting to the renderer.
    const isCounted = number === items + 1 || (number === 1 && last === 1);
    isBulleted = false;
    items = isCounted ? items + 1 : 0;
    last = number;
    return isCounted;
  }

  return {
    counts(line) {
      const kind = kindOfLine(line);
      if (kind === 'blank') isBulleted = undefined;
      else if (kind === 'numbered' && !isBulleted) return countsItem(numberOfItem(line));
      else if (isBulleted === undefined) {
        isBulleted = kind === 'bullet';
        items = 0;
      }
      return true;
    },
  };
}
