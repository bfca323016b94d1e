import { readFile } from 'node:fs/promises';
import type * as z from 'zod';
import type { DataSet } from './data-set.ts';
import { type FileRow, type FindingsFileContent, formOf } from './findings-file-content.ts';
import { nameUuid } from './name-uuid.ts';
import type { RowFields } from './state.ts';

/** Thrown when a findings file can't be used. The message names the file, the row (counted from 0) and the field. */
export class FindingsFileError extends Error {
  override readonly name = 'FindingsFileError';
  readonly code = 'bad_findings_file';
}

/**
 * Reads findings from a JSON file, as one complete deep scan to be handed to `startGecko`. The file is an array of rows as
 * Gecko's API gives them, the API's whole answer (`data`), or an object with `findings` and, if it likes, a `scan` that
 * tells id, name, createdAt, repository, branch and commit. What the file leaves out gets a default that is the same on
 * every start. Rows of several scans count as the newest of them. Throws `FindingsFileError`.
 */
export async function readFindingsFile(path: string): Promise<DataSet> {
  const { scan, rows } = parse(path, await readJson(path));
  const repository = scan.repository ?? 'local/findings';
  const newest = rows.toSorted((a, b) => scanTime(b) - scanTime(a))[0];
  return {
    repository,
    branch: scan.branch ?? 'main',
    ...(scan.commit && { commit: scan.commit }),
    scan: {
      id: scan.id ?? newest?.scanId ?? nameUuid(`findings file ${repository}`),
      name: scan.name ?? newest?.scanName ?? `Scan of ${repository}`,
      createdAt: scan.createdAt ?? newest?.scanCreatedAt ?? '2026-01-01T00:00:00.000Z',
    },
    rows: distinctRows(path, repository, rows),
  };
}

function parse(path: string, json: unknown): FindingsFileContent {
  const form = formOf(json);
  if (!form) {
    const forms = 'an array of rows, Gecko\'s answer with "data", or an object with "findings"';
    throw new FindingsFileError(`${path} holds no findings: give ${forms}.`);
  }
  const parsed = form.schema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new FindingsFileError(`${path}: ${firstFault(parsed.error, form.rowsKey)}`, { cause: parsed.error });
}

/** The first issue as a sentence: which row, which field, what is wrong with it. */
function firstFault(error: z.ZodError, rowsKey: string): string {
  const [issue] = error.issues;
  const steps = (issue?.path ?? []).map(String);
  const [row, ...field] = steps[0] === rowsKey ? steps.slice(1) : steps;
  const inRow = row !== undefined && /^\d+$/.test(row);
  const place = inRow ? [`row ${row}`, ...(field.length > 0 ? [`field ${field.join('.')}`] : [])] : [steps.join('.')];
  return `${place.filter(Boolean).join(', ')}: ${issue?.message}`;
}

/** The rows with their ids, of one id the newest, without the fields that the stand-in adds from the scan. */
function distinctRows(path: string, repository: string, rows: FileRow[]): RowFields[] {
  const kept = new Map<string, { row: FileRow; index: number }>();
  for (const [index, row] of rows.entries()) {
    const id = row.id ?? nameUuid(`${repository} ${index} ${row.title}`);
    const twin = kept.get(id);
    if (twin?.row.scanId === row.scanId && twin) {
      throw new FindingsFileError(`${path}: row ${index}, field id: row ${twin.index} of the same scan has it too`);
    }
    if (!twin || scanTime(row) > scanTime(twin.row)) kept.set(id, { row, index });
  }
  return [...kept].map(
    ([
      id,
      {
        row: { scanId: _id, scanName: _name, scanCreatedAt: _at, ...fields },
      },
    ]) => ({ ...fields, id }),
  );
}

function scanTime(row: FileRow): number {
  return row.scanCreatedAt ? Date.parse(row.scanCreatedAt) : 0;
}

async function readJson(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new FindingsFileError(`${path} can't be read (${cause.code ?? cause.message}).`, { cause });
  });
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new FindingsFileError(`${path} is not JSON: ${String(cause)}`, { cause });
  }
}
