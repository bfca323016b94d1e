import type { RecordedRequest } from '../recordings/exchange.ts';
import { isFields } from '../recordings/rows.ts';
import { type Ids, type Kind, kindOfField, kindOfResource } from './ids.ts';
import type { World } from './world.ts';

/** A recorded request as it is sent to a server: with that server's ids, keys and names. */
export function liveRequest(world: World, request: RecordedRequest, ids: Ids): Request {
  const headers = new Headers(headersOf(world, request));
  const body = bodyOf(world, request, ids, headers);
  const url = `${world.server.url}${livePath(world, ids, request.path)}`;
  return new Request(url, { method: request.method, headers, ...(body !== undefined && { body }), redirect: 'manual' });
}

function headersOf({ keys, server }: World, { as, headers }: RecordedRequest): Record<string, string> {
  if (!headers) return { authorization: `Token ${keys.get(as) ?? 'missing'}` };
  const entries = Object.entries(headers).map(([name, value]) => [name, value.replace('{key}', server.apiKey)]);
  return Object.fromEntries(entries);
}

function bodyOf(world: World, request: RecordedRequest, ids: Ids, headers: Headers): string | FormData | undefined {
  const form = liveForm(world, request, ids);
  if (request.file) {
    const data = new FormData();
    for (const [name, value] of form) data.set(name, value);
    data.set('file', new File([JSON.stringify(request.file.content)], request.file.name));
    return data;
  }
  if (request.form) {
    headers.set('content-type', 'application/x-www-form-urlencoded');
    return new URLSearchParams(form).toString();
  }
  if (request.json === undefined) return undefined;
  headers.set('content-type', 'application/json');
  return JSON.stringify(liveJson(world, request, ids));
}

function liveForm({ server }: World, { form }: RecordedRequest, ids: Ids): [string, string][] {
  return Object.entries(form ?? {}).map(([name, value]) => {
    const kind = kindOfField[name];
    if (kind) return [name, String(liveId(ids, kind, Number(value)))];
    return [name, ['product_name', 'product_type_name'].includes(name) ? server.ownName(value) : value];
  });
}

const pathsOfOwnNames = /^\/api\/v2\/(products|product_types)\//;

function livePath({ server }: World, ids: Ids, path: string): string {
  const [pathname = '', query] = path.split('?');
  const live = pathname
    .replace(/^(\/api\/v2\/(\w+)\/)(\d+)\//, (whole, start: string, resource: string, id: string) => {
      const kind = kindOfResource[resource];
      return kind ? `${start}${liveId(ids, kind, Number(id))}/` : whole;
    })
    .replace(/(?<=\/original\/)\d+/, (id) => String(liveId(ids, 'finding', Number(id))));
  if (query === undefined) return live;
  const hasOwnNames = pathsOfOwnNames.test(pathname);
  const parameters = query.split('&').map((parameter) => {
    const [name = '', value = ''] = parameter.split('=');
    const kind = name === 'id' ? 'finding' : kindOfField[name];
    if (kind) return `${name}=${value.split(',').map((id) => liveId(ids, kind, Number(id)))}`;
    const isOwnName = name === 'product_name' || (hasOwnNames && name.startsWith('name'));
    return `${name}=${encodeURIComponent(isOwnName ? server.ownName(value) : value)}`;
  });
  return `${live}?${parameters.join('&')}`;
}

function liveJson({ server }: World, { json, path }: RecordedRequest, ids: Ids): unknown {
  if (!isFields(json)) return json;
  return Object.fromEntries(
    Object.entries(json).map(([name, value]) => {
      const kind = kindOfField[name];
      const live = (item: unknown) => (kind && typeof item === 'number' ? liveId(ids, kind, item) : item);
      if (Array.isArray(value)) return [name, value.map(live)];
      const isOwnName = name === 'name' && typeof value === 'string' && value !== '' && pathsOfOwnNames.test(path);
      return [name, isOwnName ? server.ownName(value) : live(value)];
    }),
  );
}

function liveId(ids: Ids, kind: Kind, recorded: number): number {
  const live = ids.live(kind, recorded);
  if (live === undefined) throw new Error(`Nothing stands for ${kind} ${recorded} of the recording.`);
  return live;
}
