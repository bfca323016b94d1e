import * as z from 'zod';

const isoDate = z.iso.datetime({ offset: true }).transform((value) => new Date(value).toISOString());

// The example in Gecko's documentation is a scan id of ones, which no version of RFC 9562 allows.
const scanId = z.guid('Give a scan id of the form 00000000-0000-4000-8000-000000000000');

/** Documented fields, checked; fields that a richer Gecko may send pass as they are. */
const fileRow = z.looseObject({
  id: z.string().min(1).optional(),
  scanId: scanId.optional(),
  scanName: z.string().optional(),
  scanCreatedAt: isoDate.optional(),
  severity: z.number().min(0).max(10).nullable().default(null),
  confidenceScore: z.number().min(0).max(10).nullable().default(null),
  title: z.string().min(1),
  type: z.string().nullable().default(null),
  cwe: z.string().nullable().default(null),
  filePath: z.string().nullable().default(null),
  shortDescription: z.string().nullable().default(null),
  cvssVector: z.string().nullable().default(null),
});

const rows = z.array(fileRow).min(1, 'Give at least one finding');

const scan = z.looseObject({
  id: scanId.optional(),
  name: z.string().optional(),
  createdAt: isoDate.optional(),
  repository: z.string().min(1).optional(),
  branch: z.string().min(1).optional(),
  commit: z.string().min(1).optional(),
});

export type FileRow = z.output<typeof fileRow>;

/** What a findings file says, in one shape for all three forms; `scan` holds what the file tells, which may be nothing. */
export interface FindingsFileContent {
  scan: z.output<typeof scan>;
  rows: FileRow[];
}

const asArray = rows.transform((list): FindingsFileContent => ({ scan: {}, rows: list }));

const asEnvelope = z
  .looseObject({ repository: z.string().min(1).optional(), data: rows })
  .transform(({ repository, data }): FindingsFileContent => ({ scan: repository ? { repository } : {}, rows: data }));

const withScan = z
  .looseObject({ scan: scan.default({}), findings: rows })
  .transform(({ scan: told, findings }): FindingsFileContent => ({ scan: told, rows: findings }));

/** The schema for the form that the JSON has, and the key its rows are under; `undefined` for none of the three. */
export function formOf(json: unknown): { schema: z.ZodType<FindingsFileContent>; rowsKey: string } | undefined {
  if (Array.isArray(json)) return { schema: asArray, rowsKey: '' };
  if (typeof json !== 'object' || json === null) return undefined;
  if ('findings' in json) return { schema: withScan, rowsKey: 'findings' };
  if ('data' in json) return { schema: asEnvelope, rowsKey: 'data' };
  return undefined;
}
