import type { RowFields, StoredRow, Team } from '../state.ts';

/**
 * Changes fields of a finding in every scan that lists it. Fields the documented rows do not have become visible to a team
 * with richer rows only, as they would in Gecko. Returns the path of its repository; `undefined` when nothing has the id.
 */
export function changeFinding(team: Team, findingId: string, change: RowFields, now: Date): string | undefined {
  const stamped = 'status' in change ? { statusChangedAt: now.toISOString(), ...change } : change;
  const rows = team.scans.flatMap((scan) => scan.rows).filter(({ fields }) => fields['id'] === findingId);
  for (const row of rows) changeRow(row, stamped);
  return rows.at(-1)?.repositoryId;
}

function changeRow(row: StoredRow, change: RowFields): void {
  const known = Object.entries(change).filter(([field]) => field in row.fields);
  const others = Object.entries(change).filter(([field]) => !(field in row.fields));
  row.fields = { ...row.fields, ...Object.fromEntries(known) };
  row.richer = { ...row.richer, ...Object.fromEntries(others) };
}
