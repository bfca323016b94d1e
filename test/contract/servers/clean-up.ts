import type { RealServer } from './real.ts';

/** What is deleted, in this order, and where its name stands. */
const kinds = [
  { path: '/products/', field: 'name' },
  { path: '/product_types/', field: 'name' },
  { path: '/dojo_groups/', field: 'name' },
  { path: '/users/', field: 'username' },
] as const;

const pageSize = 100;
/** A server with more rows than these is left to its owner. */
const mostPages = 50;

/**
 * Deletes what was made under the server's prefix, with all that hangs on it. Returns what could not be deleted, as
 * sentences.
 */
export async function cleanUp(server: RealServer): Promise<string[]> {
  const left: string[] = [];
  const remove = async (path: string, name: string) => {
    const { status } = await server.api('DELETE', path);
    if (status >= 300 && status !== 404) left.push(`${name} (${path}) stays: DELETE answered ${status}`);
  };
  for (const id of server.acceptances) await remove(`/risk_acceptance/${id}/`, 'a risk acceptance');
  for (const { path, field } of kinds) {
    for (const { id, name } of await ownRows(server, path, field)) await remove(`${path}${id}/`, name);
  }
  return left;
}

async function ownRows(
  { api, prefix }: RealServer,
  path: string,
  field: string,
): Promise<{ id: number; name: string }[]> {
  const rows: { id: number; name: string }[] = [];
  for (let page = 0; page < mostPages; page += 1) {
    const { status, json } = await api('GET', `${path}?limit=${pageSize}&offset=${page * pageSize}`);
    if (status !== 200) return rows;
    const { results, next } = json as { results: ({ id: number } & Record<string, unknown>)[]; next: string | null };
    rows.push(...results.map((row) => ({ id: row.id, name: String(row[field]) })));
    if (next === null) break;
  }
  return rows.filter(({ name }) => name.startsWith(prefix));
}
