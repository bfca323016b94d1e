import type { Compared } from './contract.ts';

/** Lines that one exchange may take, of what isn't known. */
const mostLines = 12;

/** What is printed of one exchange: a line a disagreement, those that are known only if they are asked for. */
export function linesOf({ key, disagreements }: Compared, tellsKnown: boolean): string[] {
  const told = disagreements.filter(({ known }) => tellsKnown || known === undefined);
  const lines = told.slice(0, mostLines).map(({ path, recorded, standIn, real, known }) => {
    const reason = known === undefined ? '' : ` (known: ${known})`;
    return `${key}: ${path}: recorded ${recorded}, stand-in ${standIn}, real ${real}${reason}`;
  });
  return told.length > mostLines ? [...lines, `${key}: ${told.length - mostLines} more`] : lines;
}

/** How everything went. */
export interface Tally {
  alike: number;
  differ: number;
  /** Exchanges of which all that differs is known. */
  known: number;
  notPlayed: number;
  /** Why topics were not played, or not wholly. */
  reasons: Map<string, string>;
}

export function emptyTally(): Tally {
  return { alike: 0, differ: 0, known: 0, notPlayed: 0, reasons: new Map() };
}

export function count(tally: Tally, { topic, leftOut, disagreements }: Compared): void {
  if (leftOut !== undefined) {
    tally.notPlayed += 1;
    tally.reasons.set(`${topic}: ${leftOut}`, leftOut);
  } else if (disagreements.length === 0) tally.alike += 1;
  else if (disagreements.every(({ known }) => known !== undefined)) tally.known += 1;
  else tally.differ += 1;
}

/** The last lines: what was not played, and the summary. */
export function summaryOf({ alike, differ, known, notPlayed, reasons }: Tally): string[] {
  const left = [...reasons.keys()].map((reason) => `not played, ${reason}`);
  return [...left, `${alike} alike, ${differ} differ, ${known} differ as known, ${notPlayed} not played`];
}
