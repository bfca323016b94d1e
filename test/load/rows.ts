/** What an instance should hold of a product: the ids of Gecko's rows. */
export interface WantedRows {
  readonly productId: number;
  readonly geckoIds: readonly string[];
}

/** A finding as an instance shows it. */
export interface ShownFinding {
  readonly productId: number;
  readonly geckoId: string;
  readonly active: boolean;
}

/** How what an instance shows compares with what Gecko listed last, row by row. */
export interface RowCounts {
  readonly wanted: number;
  /** Rows that no active finding shows. */
  readonly missing: number;
  /** Findings beyond the first one of a row. */
  readonly doubled: number;
  /** Findings of no row that Gecko listed. */
  readonly unexpected: number;
}

/** Compares one instance. */
export function compareRows(wanted: readonly WantedRows[], shown: readonly ShownFinding[]): RowCounts {
  const rows = new Set(wanted.flatMap(({ productId, geckoIds }) => geckoIds.map((id) => nameOf(productId, id))));
  const findings = Map.groupBy(shown, ({ productId, geckoId }) => nameOf(productId, geckoId));
  const ofRow = (row: string) => findings.get(row) ?? [];
  const count = (counts: readonly number[]) => counts.reduce((total, one) => total + one, 0);
  return {
    wanted: rows.size,
    missing: [...rows].filter((row) => !ofRow(row).some(({ active }) => active)).length,
    doubled: count([...rows].map((row) => Math.max(0, ofRow(row).length - 1))),
    unexpected: shown.filter(({ productId, geckoId }) => !rows.has(nameOf(productId, geckoId))).length,
  };
}

/** Sums up several instances. */
export function addRows(all: readonly RowCounts[]): RowCounts {
  return all.reduce(
    (sums, one) => ({
      wanted: sums.wanted + one.wanted,
      missing: sums.missing + one.missing,
      doubled: sums.doubled + one.doubled,
      unexpected: sums.unexpected + one.unexpected,
    }),
    { wanted: 0, missing: 0, doubled: 0, unexpected: 0 },
  );
}

const nameOf = (productId: number, geckoId: string) => `${productId} ${geckoId}`;
