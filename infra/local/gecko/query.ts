import * as z from 'zod';

const maxRowsPerPage = 1000;

const limit = z.coerce.number().int().min(1).default(100);
const paging = {
  limit: limit.transform((value) => Math.min(value, maxRowsPerPage)),
  offset: z.coerce.number().int().min(0).default(0),
};
const score = z.coerce.number().min(0).max(10).optional();
const text = z.string().optional();
const days = z.coerce.number().int().min(1).optional();

/** The query parameters of every listing. Limits beyond 1000 are capped, not refused. */
export const queries = {
  scans: z.object({ ...paging, status: text, language: text }),
  repositories: z.object({ ...paging, name: text }),
  scanVulnerabilities: z.object({ ...paging, severity: score, type: text, cwe: text }),
  repositoryVulnerabilities: z.object({ ...paging, severity: score, type: text, cwe: text, days }),
  teamVulnerabilities: z.object({ ...paging, severity: score, type: text, cwe: text, scanId: text, days }),
};

export interface Paging {
  limit: number;
  offset: number;
}

export interface Page<Item> {
  data: Item[];
  pagination: { total: number; limit: number; offset: number; hasMore: boolean };
}

/** One page of a listing. */
export function pageOf<Item>(items: Item[], { limit, offset }: Paging): Page<Item> {
  const total = items.length;
  const data = items.slice(offset, offset + limit);
  return { data, pagination: { total, limit, offset, hasMore: offset + data.length < total } };
}
