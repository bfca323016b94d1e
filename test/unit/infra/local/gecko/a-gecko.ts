import * as z from 'zod';
import type { DataSet } from '../../../../../infra/local/gecko/data-set.ts';
import { createGecko, type GeckoOptions } from '../../../../../infra/local/gecko/gecko.ts';
import { nameUuid } from '../../../../../infra/local/gecko/name-uuid.ts';
import type { RowFields } from '../../../../../infra/local/gecko/state.ts';

/** The fields of a finding as a scan keeps them. */
export function aRow(overrides: RowFields & { name?: string } = {}): RowFields {
  const { name = 'default', ...fields } = overrides;
  return {
    id: nameUuid(`test finding ${name}`),
    severity: 7.5,
    confidenceScore: 9,
    title: `Finding ${name}`,
    type: 'IDOR',
    cwe: 'CWE-639',
    filePath: 'src/orders.ts',
    shortDescription: 'Orders are loaded without a look at their owner.',
    cvssVector: 'CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:N',
    ...fields,
  };
}

/** A data set of `acme/shop`; three rows unless told otherwise. */
export function aDataSet(overrides: Partial<DataSet> = {}): DataSet {
  return {
    repository: 'acme/shop',
    branch: 'main',
    scan: { id: nameUuid('test scan'), name: 'Weekly scan', createdAt: '2026-11-01T08:00:00.000Z' },
    rows: ['a', 'b', 'c'].map((name) => aRow({ name })),
    ...overrides,
  };
}

/** One page of any listing. */
export const listing = z.looseObject({
  data: z.array(z.record(z.string(), z.unknown())),
  pagination: z.object({ total: z.number(), limit: z.number(), offset: z.number(), hasMore: z.boolean() }),
  filters: z.record(z.string(), z.unknown()),
});

/** A Gecko to call in process as `team-demo`, with three rows in `acme/shop` unless told otherwise: for the answer, for one page of a listing, or by a control route. */
export function aGecko(options: GeckoOptions = { dataSet: aDataSet() }) {
  const gecko = createGecko({ now: () => new Date('2026-11-02T00:00:00.000Z'), ...options });
  const headers = { 'x-api-key': gecko.apiKey('team-demo') };
  const ask = async (path: string, init: RequestInit = {}) => gecko.app.request(path, { ...init, headers });
  const list = async (path: string) => listing.parse(await (await ask(path)).json());
  const control = async (method: string, path: string, body?: unknown) =>
    gecko.app.request(`/_control${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  return { ...gecko, ask, list, control };
}
