import { type Ids, type Kind, kindOfField } from './ids.ts';

/** The day on which everything was recorded. */
export const recordingDay = '2026-11-22';

/** What a recorded answer and a live one say differently at one place of the body. */
export interface Difference {
  /** Such as `.results[2].active`. */
  path: string;
  recorded: string;
  live: string;
}

/** What the answers of two servers differ in anyway. */
export interface Circumstances {
  ids: Ids;
  /** The day on which the live server answered; instants of the recording's day stand for any of that day. */
  today: string;
}

/** Fields that nothing of ours reads, and that the stand-in plays as constants or not at all. */
const unread = new Set(['prefetch', 'endpoints', 'files', 'related_fields', 'last_login', 'date_joined']);

/** Compares a recorded body with a live one; `rootKind` is what an `id` at its top names. */
export function differences(
  circumstances: Circumstances,
  rootKind: Kind | undefined,
  recorded: unknown,
  live: unknown,
): Difference[] {
  const context = { ...circumstances, days: daysBetween(recordingDay, circumstances.today), kind: rootKind };
  const rows = isObject(recorded) ? recorded[differingRows] : undefined;
  return Array.isArray(rows) ? compareDifferingRows(context, rows, live) : compare(context, '', recorded, live);
}

/** A difference as a sentence. */
export function sentence({ path, recorded, live }: Difference): string {
  return `${path}: recorded ${recorded}, live ${live}`;
}

/** The key under which the recordings of older releases keep only those rows of a listing that differ. */
const differingRows = 'results (only the differing rows)';

/** Compares rows of which only some fields were kept with a listing: each must be one of its rows. */
function compareDifferingRows(context: Context, rows: unknown[], live: unknown): Difference[] {
  const listed = isObject(live) && Array.isArray(live['results']) ? live['results'] : [];
  const isListed = (row: unknown) =>
    listed.some((other) => isObject(row) && isObject(other) && holds(context, row, other));
  return rows
    .filter((row) => !isListed(row))
    .map((row) => ({ path: '.results', recorded: show(row), live: 'none such' }));
}

function holds(context: Context, row: Record<string, unknown>, live: Record<string, unknown>): boolean {
  // The recordings give null for what a row of that kind does not have.
  const names = Object.keys(row).filter((name) => row[name] !== null || live[name] === null);
  return names.every((name) => compareField(context, name, name, row[name], live[name]).length === 0);
}

interface Context extends Circumstances {
  /** How many days after the recording the live server answered. */
  days: number;
  /** What a field named `id` names here. */
  kind: Kind | undefined;
}

function compare(context: Context, path: string, recorded: unknown, live: unknown): Difference[] {
  if (Array.isArray(recorded) && Array.isArray(live)) return compareLists(context, path, recorded, live);
  if (isObject(recorded) && isObject(live)) return compareObjects(context, path, recorded, live);
  if (typeof recorded === 'string' && typeof live === 'string' && isSameText(context, recorded, live)) return [];
  return recorded === live ? [] : [{ path, recorded: show(recorded), live: show(live) }];
}

function compareLists(context: Context, path: string, recorded: unknown[], live: unknown[]): Difference[] {
  if (recorded.length !== live.length) {
    return [{ path, recorded: `${recorded.length} items`, live: `${live.length} items` }];
  }
  return recorded.flatMap((item, index) => compare(context, `${path}[${index}]`, item, live[index]));
}

function compareObjects(
  context: Context,
  path: string,
  recorded: Record<string, unknown>,
  live: Record<string, unknown>,
): Difference[] {
  const names = [...new Set([...Object.keys(recorded), ...Object.keys(live)])].filter((name) => !unread.has(name));
  return names.flatMap((name) => {
    const at = `${path}.${name}`;
    if (!(name in live)) return [{ path: at, recorded: show(recorded[name]), live: 'nothing' }];
    if (!(name in recorded)) return [{ path: at, recorded: 'nothing', live: isSecret(name) ? '…' : show(live[name]) }];
    return compareField(context, name, at, recorded[name], live[name]);
  });
}

function compareField(context: Context, name: string, path: string, recorded: unknown, live: unknown): Difference[] {
  if (name === 'tags') return compare(context, path, inOrder(recorded), inOrder(live));
  if (isCountedFromToday(context, name, recorded, live)) return [];
  const kind = name === 'id' ? context.kind : kindOfField[name];
  if (kind) return compareIds(context, kind, path, recorded, live);
  return compare({ ...context, kind: kindBelow(name, context.kind) }, path, recorded, live);
}

/** Tags are a set: the releases list them in different orders. */
function inOrder(tags: unknown): unknown {
  return Array.isArray(tags) ? [...tags].sort() : tags;
}

/** Days that are counted between a fixed date and today are more or fewer by the days that have passed. */
function isCountedFromToday({ days }: Context, name: string, recorded: unknown, live: unknown): boolean {
  if (typeof recorded !== 'number' || typeof live !== 'number') return false;
  return ['age', 'sla_days_remaining'].includes(name) && Math.abs(live - recorded) === days;
}

function compareIds(context: Context, kind: Kind, path: string, recorded: unknown, live: unknown): Difference[] {
  if (isObject(recorded)) return compare({ ...context, kind }, path, recorded, live);
  if (Array.isArray(recorded) && Array.isArray(live)) {
    const lists = [recorded, live].map((list) => [...list].sort((a, b) => a - b));
    return compareSortedIds(context, kind, path, lists[0] ?? [], lists[1] ?? []);
  }
  if (typeof recorded !== 'number' || typeof live !== 'number') return compare(context, path, recorded, live);
  if (context.ids.agree(kind, recorded, live)) return [];
  return [{ path, recorded: `${kind} ${recorded}`, live: `${live}, which stands for another` }];
}

function compareSortedIds(
  context: Context,
  kind: Kind,
  path: string,
  recorded: unknown[],
  live: unknown[],
): Difference[] {
  if (recorded.length !== live.length) return [{ path, recorded: show(recorded), live: show(live) }];
  return recorded.flatMap((id, index) => compareIds(context, kind, `${path}[${index}]`, id, live[index]));
}

/** What an `id` one level down names. */
function kindBelow(name: string, kind: Kind | undefined): Kind | undefined {
  const below: Record<string, Kind> = {
    notes: 'note',
    author: 'user',
    accepted_risks: 'risk_acceptance',
    global_role: 'global_role',
    product_type_member: 'member',
    product_member: 'member',
    dojo_group_member: 'member',
  };
  return below[name] ?? kind;
}

/** Days, ids in sentences and hosts differ from server to server. */
function isSameText(context: Context, recorded: string, live: string): boolean {
  if (recorded === live) return true;
  if (/^\d{4}-\d\d-\d\d/.test(recorded)) return isSameDay(context, recorded, live);
  if (recorded.startsWith('http://') && live.startsWith('http')) return withoutHost(recorded) === withoutHost(live);
  return recorded.includes('#') && recorded === withoutIds(live);
}

/** The time of day was left out of the recordings. */
function isSameDay({ days }: Context, recorded: string, live: string): boolean {
  const pattern = /^(\d{4}-\d\d-\d\d)(T[\d:.]+Z)?$/;
  const [one, other] = [pattern.exec(recorded), pattern.exec(live)];
  if (!one?.[1] || !other?.[1] || (one[2] === undefined) !== (other[2] === undefined)) return false;
  return daysBetween(one[1], other[1]) === days && (one[2] === undefined || one[1] === recordingDay);
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}

function withoutHost(link: string): string {
  const { pathname, search } = new URL(link.replaceAll('#', '%23'));
  return withoutIds(`${pathname}${search}`).replaceAll('%23', '#');
}

/** Sentences and links with `#` for each id, as they are recorded. */
function withoutIds(text: string): string {
  return text.replaceAll(/(?<=Test |\(|product=|test=)\d+/g, '#');
}

/** What nobody should read who reads what differs: somebody's settings hold secrets. */
function isSecret(name: string): boolean {
  return /secret|password|token$/.test(name);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function show(value: unknown): string {
  return JSON.stringify(value)?.slice(0, 200) ?? 'nothing';
}
