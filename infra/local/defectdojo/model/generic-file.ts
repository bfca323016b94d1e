import { isDate } from './dates.ts';
import type { FindingContent, FindingFlags } from './finding-record.ts';
import { allowedKeys, flagKeys, numberKeys, plainKeys, requiredKeys, wholeNumberKeys } from './generic-keys.ts';
import { isObject } from './json-object.ts';
import type { FindingDraft } from './new-finding.ts';
import { pythonList, pythonString } from './python-text.ts';
import { invalidMessage, Rejection, serverError } from './rejection.ts';
import { timestamp } from './store.ts';
import type { Traits } from './traits.ts';

/** A file of Generic Findings Import, read. `type` names the tool; the test type is made from it. */
export interface GenericFile {
  type: string | undefined;
  version: string | undefined;
  description: string | undefined;
  static_tool: boolean | undefined;
  dynamic_tool: boolean | undefined;
  drafts: FileFinding[];
}

/** A finding of the file; its tags are not cleaned yet. */
export type FileFinding = FindingDraft & { fileTags: string[]; attachments: number };

const attachmentExtensions =
  '.txt, .pdf, .json, .xml, .csv, .yml, .png, .jpeg, .sarif, .xlsx, .doc, .html, .js, .nessus, .zip, .fpr';

/**
 * Reads the JSON of a Generic Findings Import file. Throws what DefectDojo answers for the whole file: 400 for a missing or
 * unknown key, a bad date or attachment, and 500 for a top-level list (measured on 3.2.0, 2.58.4 and 2.45.3).
 */
export function readGenericFile(text: string, traits: Traits): GenericFile {
  const data = parseJson(text);
  if (!isObject(data)) throw serverError();
  const findings = Array.isArray(data['findings']) ? data['findings'] : [];
  return {
    type: optionalText(data['type']),
    version: optionalText(data['version']),
    description: optionalText(data['description']),
    static_tool: optionalFlag(data['static_tool']),
    dynamic_tool: optionalFlag(data['dynamic_tool']),
    drafts: findings.map((item) => readFinding(item, traits)),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Rejection(400, () => ({ message: "['The file is not JSON.']" }), { cause });
  }
}

function readFinding(item: unknown, traits: Traits): FileFinding {
  if (!isObject(item)) throw serverError();
  const date = 'date' in item ? { date: readInstant(item['date']).slice(0, 10) } : {};
  const mitigated = item['mitigated'] === undefined ? {} : { mitigated: readInstant(item['mitigated']) };
  refuseKeys(item, traits);
  const kept = plainKeys.filter((key) => item[key] !== undefined).map((key) => [key, storable(key, item[key])]);
  // What every row has to have may not be nothing.
  if (requiredKeys.some((key) => item[key] === null)) throw serverError();
  return {
    ...(Object.fromEntries(kept) as Partial<FindingContent & FindingFlags>),
    ...readNumbers(item, traits),
    ...date,
    ...mitigated,
    title: String(item['title']),
    severity: item['severity'] as FindingContent['severity'],
    description: String(item['description']),
    vulnerability_ids: readVulnerabilityIds(item, traits),
    cwes: texts(item['cwes']),
    fileTags: texts(item['tags']),
    attachments: readAttachments(item['files']),
  };
}

function refuseKeys(item: Record<string, unknown>, traits: Traits): void {
  const missing = requiredKeys.filter((key) => !(key in item));
  if (missing.length > 0) throw invalidMessage(`Required fields are missing: ${pythonList(missing)}`);
  const refused = Object.keys(item).filter((key) => !allowedKeys.has(key) || traits.newerFileKeys.includes(key));
  if (refused.length > 0) throw invalidMessage(`Not allowed fields are present: ${pythonList(refused.sort())}`);
}

function readNumbers(item: Record<string, unknown>, traits: Traits): Record<string, number | null> {
  const given = numberKeys.filter((key) => item[key] !== undefined);
  const numbers = given.map((key) => [key, toNumber(item[key], wholeNumberKeys.includes(key))] as const);
  if (!traits.dropsBadNumbers && numbers.some(([, number]) => number === undefined)) throw serverError();
  return Object.fromEntries(
    numbers.filter((entry): entry is readonly [string, number | null] => entry[1] !== undefined),
  );
}

/** A given null stays null: it is stored as such, not as the default. */
function toNumber(value: unknown, isWhole: boolean): number | null | undefined {
  if (value === null) return null;
  if (typeof value === 'boolean' || value === '') return undefined;
  const number = isWhole ? Math.trunc(Number(value)) : Number(value);
  return Number.isFinite(number) ? number : undefined;
}

/** A value as its column takes it: a number becomes a text; a text is no flag, and refuses the file. */
function storable(key: string, value: unknown): unknown {
  if (flagKeys.includes(key)) {
    if (typeof value === 'string') throw invalidMessage(`“${value}” value must be either True or False.`);
    return value;
  }
  return typeof value === 'number' ? String(value) : value;
}

/** A date in any notation that `Date` reads; one without a zone counts as UTC. */
function readInstant(value: unknown): string {
  const text = String(value);
  const day = /^\d{4}-\d\d-\d\d/.exec(text)?.[0];
  if (day !== undefined && Number(day.slice(8)) <= 31 && !isDate(day)) {
    throw invalidMessage(`day is out of range for month: ${text}`);
  }
  const zoned = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?$/.test(text) ? `${text.replace(' ', 'T')}Z` : text;
  const at = new Date(zoned);
  if (Number.isNaN(at.getTime())) throw invalidMessage(`Unknown string format: ${text}`);
  return timestamp(at);
}

function readVulnerabilityIds(item: Record<string, unknown>, traits: Traits): string[] {
  const given = item['vulnerability_ids'];
  const ids = typeof given === 'string' && !traits.acceptsVulnerabilityIdString ? [...given] : texts(given);
  return [...new Set([...texts(item['cve']), ...ids])].filter((id) => id.trim() !== '');
}

function readAttachments(files: unknown): number {
  if (!Array.isArray(files)) return 0;
  const extensions = files.map((file) => /\.[^.]*$/.exec(String(isObject(file) ? file['title'] : ''))?.[0] ?? '');
  if (extensions.some((extension) => !attachmentExtensions.split(', ').includes(extension))) {
    throw invalidMessage(`Unsupported extension. Supported extensions are as follows: ${attachmentExtensions}`);
  }
  return files.length;
}

/** Throws the 400 for a severity that DefectDojo does not know, or turns "none" and "informational" into Info. */
export function severityOf(severity: unknown): FindingContent['severity'] {
  const text = String(severity);
  if (/^info/i.test(text) || /^none$/i.test(text)) return 'Info';
  const known = ['Info', 'Low', 'Medium', 'High', 'Critical'] as const;
  const match = known.find((name) => name === text);
  if (match) return match;
  const supported = `[${known.map(pythonString).join(', ')}]`;
  throw invalidMessage(
    `Finding severity "${text}" is not supported. Any of the following are supported: ${supported}.`,
  );
}

function texts(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(String);
  return typeof value === 'string' && value !== '' ? [value] : [];
}

function optionalText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function optionalFlag(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}
