import type * as z from 'zod';
import { geckoIdSchema } from '../names/gecko-id.ts';
import { happenedMs } from '../time/instant.ts';
import { instantMs } from '../time/timestamps.ts';
import { geckoRowSchema, optionalFields } from './gecko-row-schema.ts';

/** A finding of Gecko's: scores are 0 to 10, times ISO-8601 as Gecko wrote them, null where Gecko says nothing. */
export type GeckoFinding = z.infer<typeof geckoRowSchema> & {
  /** Names of optional fields that hold something of an unknown shape. */
  readonly ignoredFields: readonly string[];
  /** Names of dates that can't be true, which were left out. */
  readonly droppedDates: readonly string[];
};

/** A row that can't be exported, why in words a person can act on, and its id where one could be read. */
export interface Quarantined {
  readonly kind: 'quarantined';
  readonly geckoId?: string;
  readonly code: 'row_invalid' | 'id_invalid' | 'status_unknown' | 'severity_unknown';
  readonly reason: string;
}

/**
 * Reads one row of a Gecko listing. Never throws: a row that doesn't parse comes back quarantined. A date that can't be true
 * costs only itself: dated ahead of `now` it would hide a finding from its SLA, or outdo whatever is said later.
 */
export function parseGeckoRow(
  row: unknown,
  now: Date,
): { readonly kind: 'finding'; readonly finding: GeckoFinding } | Quarantined {
  const parsed = geckoRowSchema.safeParse(row);
  if (parsed.success) {
    const ignoredFields = Object.keys(optionalFields).filter((name) => !isRead(name, valueAt(row, name)));
    const dated = withoutWrongDates(parsed.data, now);
    return { kind: 'finding', finding: { ...parsed.data, ...dated, ignoredFields } };
  }
  const issue = parsed.error.issues[0];
  const id = geckoIdSchema.safeParse(valueAt(row, 'id'));
  const field = String(issue?.path[0] ?? '');
  return {
    kind: 'quarantined',
    ...(id.success ? { geckoId: id.data } : {}),
    code: codeOf(field),
    reason: reasonOf(field, issue?.message ?? 'is not a finding', row),
  };
}

/** Each date of a row, and whether it can be true. An acceptance may end in the past, or far ahead. */
const dates = {
  scanCreatedAt: happenedMs,
  statusChangedAt: happenedMs,
  firstSeenAt: happenedMs,
  acceptedUntil: (text: string) => instantMs(text),
} as const;

function withoutWrongDates(row: z.infer<typeof geckoRowSchema>, now: Date) {
  const names = Object.keys(dates) as (keyof typeof dates)[];
  const droppedDates = names.filter((name) => {
    const text = row[name];
    return text !== null && text.trim() !== '' && dates[name](text, now) === null;
  });
  return { ...Object.fromEntries(droppedDates.map((name) => [name, null])), droppedDates };
}

function isRead(name: string, value: unknown): boolean {
  const schema = optionalFields[name as keyof typeof optionalFields];
  return schema.unwrap().safeParse(value).success;
}

function valueAt(row: unknown, name: string): unknown {
  return typeof row === 'object' && row !== null ? (row as Record<string, unknown>)[name] : undefined;
}

function codeOf(field: string): Quarantined['code'] {
  if (field === 'id') return 'id_invalid';
  return field === 'status' ? 'status_unknown' : 'row_invalid';
}

function reasonOf(field: string, problem: string, row: unknown): string {
  if (field === '') return `Gecko sent a row that is not an object: ${problem}.`;
  if (field !== 'status') return `Gecko's field "${field}" can't be used: ${problem}.`;
  const status = valueAt(row, 'status');
  const told = typeof status === 'string' ? JSON.stringify(status.slice(0, 80)) : `a value of type ${typeof status}`;
  return `Gecko's field "status" holds ${told}, which this service doesn't know: nothing is exported until it does.`;
}
