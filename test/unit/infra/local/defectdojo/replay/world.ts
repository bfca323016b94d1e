import { createDefectDojo, type DefectDojo } from '../../../../../../infra/local/defectdojo/app.ts';
import type { DefectDojoVersion } from '../../../../../../infra/local/defectdojo/model/traits.ts';
import { differences } from './comparison.ts';
import { createIds, type Ids, type Kind, kindOfField, kindOfResource } from './ids.ts';
import type { Exchange } from './recordings.ts';

/** A stand-in with the ids and keys that go with a recording. */
export interface World {
  dojo: DefectDojo;
  ids: Ids;
  /** Live keys by the name that stands for them in the recorded `Authorization` header. */
  keys: Map<string, string>;
  /** Sends a recorded request to the stand-in; `ids` are those of the server it was recorded on. */
  send(request: Exchange['request'], ids: Ids): Promise<Response>;
}

const startOfDay = Date.UTC(2026, 10, 22, 19, 0, 0);

/** A fresh stand-in; each request comes a second after the one before, on the day of the recordings. */
export function createWorld(version: DefectDojoVersion): World {
  let seconds = 0;
  const dojo = createDefectDojo({ version, now: () => new Date(startOfDay + seconds * 1000 + 123) });
  const keys = new Map([['REDACTED', dojo.apiKey]]);
  return {
    dojo,
    ids: shippedIds(),
    keys,
    send: async (request, ids) => {
      seconds += 1;
      return await dojo.app.fetch(httpRequest(ids, keys, request));
    },
  };
}

/** The ids that every fresh server has in common with a fresh stand-in. */
export function shippedIds(): Ids {
  const ids = createIds();
  for (const kind of ['user', 'product_type', 'test_type'] as const) ids.bind(kind, 1, 1);
  return ids;
}

/** An answer that was recorded, and the ids of the server that gave it. */
export interface RecordedAnswer {
  response: Exchange['response'];
  ids: Ids;
}

/**
 * Replays one exchange; returns what differs between the expected answer and the live one. The request was recorded with
 * the answer `base`, whose ids it carries; another release may have answered otherwise, and then `expected` is that.
 */
export async function replay(
  world: World,
  request: Exchange['request'],
  base: RecordedAnswer,
  expected: RecordedAnswer = base,
): Promise<string[]> {
  const recorded = expected.response;
  const live = await world.send(request, recorded.status === 404 ? orMissing(base.ids) : base.ids);
  const found = live.status === recorded.status ? [] : [`status: recorded ${recorded.status}, live ${live.status}`];
  const body = await live.text();
  if (found.length > 0) return [...found, `live body: ${body.slice(0, 300)}`];
  if (live.headers.get('content-type')?.includes('json') !== true) return compareOther(recorded, live);
  const json = JSON.parse(body);
  // The later requests go by the base's ids, so those have to be learnt as well.
  if (expected !== base) differences(base.ids, rootKind(request), base.response.body, json);
  return differences(expected.ids, rootKind(request), recorded.body, json);
}

/** Where nothing was found, an id may stand for nothing here either. */
function orMissing(ids: Ids): Ids {
  return { ...ids, live: (kind, recorded) => ids.live(kind, recorded) ?? 999_999 };
}

function compareOther(recorded: Exchange['response'], live: Response): string[] {
  if (recorded.status === 204) return [];
  const [expected, location] = [recorded.headers?.['location'], live.headers.get('location')];
  const found =
    expected && pathOf(expected) !== pathOf(location ?? '') ? [`location: recorded ${expected}, live ${location}`] : [];
  const isHtml = recorded.headers?.['content-type']?.startsWith('text/html') === true;
  return isHtml ? found : [...found, `content-type: live ${live.headers.get('content-type')}`];
}

/** A location without its host and port, which differ; the scheme stays. */
function pathOf(location: string): string {
  return location.replace(/^(https?:)\/\/[^/]+/, '$1');
}

function rootKind({ path }: Exchange['request']): Kind | undefined {
  if (path.includes('/user_profile') || path.includes('/users')) return 'user';
  return kindOfResource[/^\/api\/v2\/(\w+)/.exec(path)?.[1] ?? ''];
}

function httpRequest(ids: Ids, keys: Map<string, string>, request: Exchange['request']): Request {
  const headers = new Headers(request.headers);
  const [scheme, name] = (request.headers?.['Authorization'] ?? '').split(' ');
  if (name?.startsWith('REDACTED')) headers.set('authorization', `${scheme} ${keys.get(name) ?? 'missing'}`);
  const body = bodyOf(ids, request, headers);
  const url = `http://127.0.0.1:8080${livePath(ids, request.path)}`;
  return new Request(url, { method: request.method, headers, ...(body !== undefined && { body }), redirect: 'manual' });
}

function bodyOf(ids: Ids, request: Exchange['request'], headers: Headers): string | FormData | undefined {
  if (request.multipart_file) return formOf(ids, request, request.multipart_file.file);
  if (request.form) {
    headers.set('content-type', 'application/x-www-form-urlencoded');
    return new URLSearchParams(request.form).toString();
  }
  if (request.json === undefined) return undefined;
  headers.set('content-type', 'application/json');
  return JSON.stringify(liveJson(ids, request.json));
}

function formOf(ids: Ids, { form }: Exchange['request'], file: { filename: string; content: unknown }): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(form ?? {})) {
    const kind = kindOfField[name];
    data.set(name, kind ? String(liveId(ids, kind, Number(value))) : value);
  }
  // Two bytes were left out of the recordings of an upload with another extension: they can only be an empty object.
  const text = file.content === '(omitted 2 bytes)' ? '{}' : JSON.stringify(file.content);
  data.set('file', new File([text], file.filename));
  return data;
}

function livePath(ids: Ids, path: string): string {
  const [pathname = '', query] = path.split('?');
  const live = pathname.replace(
    /^(\/api\/v2\/(\w+)\/)(\d+)\//,
    (whole, start: string, resource: string, id: string) => {
      const kind = kindOfResource[resource];
      return kind ? `${start}${liveId(ids, kind, Number(id))}/` : whole;
    },
  );
  if (query === undefined) return live;
  const parameters = query.split('&').map((parameter) => liveParameter(ids, parameter));
  return `${live}?${parameters.join('&')}`;
}

function liveParameter(ids: Ids, parameter: string): string {
  const [name = '', value = ''] = parameter.split('=');
  const kind = name === 'id' ? 'finding' : kindOfField[name];
  if (!kind) return `${name}=${encodeURIComponent(value)}`;
  return `${name}=${value.split(',').map((id) => liveId(ids, kind, Number(id)))}`;
}

function liveJson(ids: Ids, json: unknown): unknown {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return json;
  return Object.fromEntries(
    Object.entries(json).map(([name, value]) => {
      const kind = kindOfField[name];
      const isId = (item: unknown) => kind !== undefined && typeof item === 'number';
      if (kind && Array.isArray(value))
        return [name, value.map((item) => (isId(item) ? liveId(ids, kind, item) : item))];
      return [name, kind && isId(value) ? liveId(ids, kind, Number(value)) : value];
    }),
  );
}

function liveId(ids: Ids, kind: Kind, recorded: number): number {
  const live = ids.live(kind, recorded);
  if (live === undefined) throw new Error(`Nothing stands for ${kind} ${recorded} of the recording: seed it.`);
  return live;
}
