import { kindOfLine, numberOfItem } from './markdown-line.ts';

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
  // What the lines since the last blank one began with, and the list that lines behind another blank one would go on with.
  let block: 'numbered' | 'bullet' | 'text' | undefined;
  let list: 'numbered' | 'bullet' | undefined;
  let items = 0;
  let allOnes = true;

  function countsItem(number: number): boolean {
    if (block === 'bullet') return true;
    if (list !== 'numbered') {
      items = 0;
      allOnes = true;
    }
    // Who numbers every item "1." leaves the counting to the renderer.
    const isShown = number === items + 1 || (number === 1 && allOnes);
    allOnes &&= number === 1;
    items += 1;
    block = isShown ? 'numbered' : 'text';
    list = isShown ? 'numbered' : undefined;
    return isShown;
  }

  return {
    counts(line) {
      const kind = kindOfLine(line);
      if (kind === 'blank') block = undefined;
      else if (kind === 'numbered') return countsItem(numberOfItem(line));
      else if (block === undefined) {
        block = kind === 'bullet' ? 'bullet' : 'text';
        list = kind === 'bullet' ? 'bullet' : undefined;
      }
      return true;
    },
  };
}
