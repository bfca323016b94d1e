import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Exchange, RecordedAnswer, RecordedRequest, Topic } from './exchange.ts';
import { createRows, isFields, type Rows, withDifferences } from './rows.ts';
import {
  type FileAnswer,
  type FileExchange,
  type GivenRole,
  type Json,
  type RecordedVersion,
  recordedVersions,
  shapesSchema,
  type TopicFile,
  topicFileSchema,
} from './topic-file.ts';
import { topicOrder } from './topic-order.ts';

const folder = fileURLToPath(new URL('../../recordings/', import.meta.url));

const shapes = shapesSchema.parse(readJson('shapes'));

/** Of 2.45.3 only those answers were recorded in which it differs from 2.58.4. */
const baseOf: Partial<Record<RecordedVersion, RecordedVersion>> = { '2.45.3': '2.58.4' };

const read = new Map<RecordedVersion, readonly Topic[]>();

/** The topics as one release answered them, without those that it has no answers to. Each release is read once. */
export function readTopics(version: RecordedVersion): readonly Topic[] {
  const known = read.get(version) ?? topicsOf(version);
  read.set(version, known);
  return known;
}

function topicsOf(version: RecordedVersion): Topic[] {
  const base = baseOf[version];
  const reader: Reader = { version, base, rows: rowsOf(version), baseRows: rowsOf(base ?? version) };
  return topicOrder
    .map((name) => ({ name, file: topicFileSchema.parse(readJson(name)) }))
    .filter(({ file }) => file.versions.includes(version))
    .map(({ name, file }) => ({ name, about: file.about, exchanges: exchangesOf(reader, name, file) }));
}

interface Reader {
  version: RecordedVersion;
  base: RecordedVersion | undefined;
  rows: Rows;
  baseRows: Rows;
}

function rowsOf(version: RecordedVersion): Rows {
  return createRows(shapes, version);
}

function exchangesOf(reader: Reader, topic: string, file: TopicFile): Exchange[] {
  if (!file.roles) return file.exchanges.map((exchange) => readExchange(reader, topic, file, exchange));
  return file.roles.flatMap((role) => {
    // Each role has rows of its own.
    const own = { ...reader, rows: rowsOf(reader.version), baseRows: rowsOf(reader.base ?? reader.version) };
    const played = file.exchanges.filter(({ answers }) => answers.some((answer) => isFor(answer, role)));
    return played.map((exchange) => readExchange(own, topic, file, exchange, role));
  });
}

function readExchange(
  { version, base, rows, baseRows }: Reader,
  topic: string,
  file: TopicFile,
  exchange: FileExchange,
  role?: GivenRole,
): Exchange {
  const answers = exchange.answers.filter((answer) => role === undefined || isFor(answer, role));
  const name = role ? `${role.name}: ${exchange.name}` : exchange.name;
  const key = `${topic} / ${name}`;
  const baseAnswer = base && wholeAnswer(baseRows, latest(key, file, answers, base));
  const isOwn = base === undefined || answers.some((answer) => answer.version === version);
  const answer = isOwn ? wholeAnswer(rows, latest(key, file, answers, version)) : baseAnswer;
  if (!answer) throw new Error(`${key} has no answer of ${version}.`);
  const named = { key, name, request: requestOf(exchange), answer, base: baseAnswer, isOwn, role };
  return role ? forRole(named, role) : named;
}

/** The answer of a release: its own, or that of the nearest newer one. */
function latest(key: string, file: TopicFile, answers: readonly FileAnswer[], version: RecordedVersion): FileAnswer {
  const notOlder = recordedVersions.slice(0, recordedVersions.indexOf(version) + 1);
  const counting = answers.filter((answer) => notOlder.includes(answer.version ?? file.versions[0] ?? version));
  let found: FileAnswer | undefined;
  for (const { differs, ...answer } of counting) {
    found = differs === undefined ? answer : { ...found, body: withDifferences(found?.body ?? null, differs) };
  }
  if (!found) throw new Error(`${key} has no answer of ${version}.`);
  return found;
}

function wholeAnswer(rows: Rows, { status, type, location, body }: FileAnswer): RecordedAnswer {
  if (status === undefined) throw new Error('A recorded answer has no status.');
  return {
    status,
    ...(type !== undefined && { type }),
    ...(location !== undefined && { location }),
    ...(body !== undefined && { body: rows.whole(body) }),
  };
}

function requestOf(exchange: FileExchange): RecordedRequest {
  const { as, headers, json, form, file, fileName = 'findings.json' } = exchange;
  const methods = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'] as const;
  const method = methods.find((name) => exchange[name] !== undefined) ?? 'GET';
  return {
    method,
    path: exchange[method] ?? '/',
    as: as ?? 'superuser',
    headers,
    json,
    form,
    file: file === undefined ? undefined : { name: fileName, content: wholeFile(file) },
  };
}

/** Rows of an uploaded file may be short, too: `{ "$row": null, "title": … }`. */
function wholeFile(file: Json): Json {
  return isFields(file) ? rowsOf('3.2.0').whole(file) : file;
}

function isFor({ roles }: FileAnswer, { name }: GivenRole): boolean {
  return roles === undefined || roles.includes(name);
}

function forRole(exchange: Exchange, { name }: GivenRole): Exchange {
  return JSON.parse(JSON.stringify(exchange).replaceAll('{role}', name.replaceAll(' ', '_'))) as Exchange;
}

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(`${folder}${name}.json`, 'utf8'));
}
