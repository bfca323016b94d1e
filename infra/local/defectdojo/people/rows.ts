import { deleteEngagement, deleteFinding, deleteProduct, deleteTest } from '../model/deletion.ts';
import { saveByForm } from '../model/form-save.ts';
import type { Store } from '../model/store.ts';

/** The tables that a person's hand may reach into, and what deleting one of their rows takes along. */
const reachable = {
  findings: { rows: (store: Store) => store.findings.rows, remove: deleteFinding },
  tests: { rows: (store: Store) => store.tests.rows, remove: deleteTest },
  engagements: { rows: (store: Store) => store.engagements.rows, remove: deleteEngagement },
  products: { rows: (store: Store) => store.products.rows, remove: deleteProduct },
} as const;

export type ReachableTable = keyof typeof reachable;
/** Their names. */
export const reachableTables = ['findings', 'tests', 'engagements', 'products'] as const satisfies ReachableTable[];

/** Whether the control routes reach into a table of that name. */
export function isReachable(name: string): name is ReachableTable {
  return Object.hasOwn(reachable, name);
}

/** All rows of a table as they are stored. */
export function rowsOf(store: Store, table: ReachableTable): unknown[] {
  return [...reachable[table].rows(store).values()];
}

/** Changes fields of a row past all rules of the API, as the database would. Returns the row, if there is one. */
export function overwriteRow(store: Store, table: ReachableTable, id: number, fields: object): unknown {
  const row = reachable[table].rows(store).get(id);
  return row && Object.assign(row, fields, { id });
}

/** Saves a finding as DefectDojo's own edit page does, with these fields changed in it. Returns the finding, if there is one. */
export function saveFindingByForm(store: Store, id: number, changes: object): unknown {
  const finding = store.findings.get(id);
  if (finding) saveByForm(store, finding, changes);
  return finding;
}

/** Deletes a row with all that hangs on it. Says whether there was one. */
export function removeRow(store: Store, table: ReachableTable, id: number): boolean {
  return reachable[table].remove(store, id);
}
