import type { Prices } from '../../../infra/local/defectdojo/prices.ts';

/** What a calibration was made with, so that whoever pastes it can say so. */
export interface CalibratedOn {
  readonly against: string;
  readonly machine: string;
  /** Of the machine, before and after. */
  readonly loads: readonly number[];
}

/** The prices as they stand in `infra/local/defectdojo/prices.ts`, to be pasted there. */
export function priceTable(prices: Prices, { against, machine, loads }: CalibratedOn): string {
  const lines = Object.entries(prices).map(([name, ms]) => `  ${name}: ${rounded(ms)},`);
  return [
    `// ${against}, from ${machine}, load ${loads.map((load) => load.toFixed(1)).join(' to ')}.`,
    'export const measuredMs = {',
    ...lines,
    '};',
    '',
  ].join('\n');
}

/** Three digits tell more than a second measurement would repeat. */
function rounded(ms: number): number {
  return Number(ms.toPrecision(3));
}
