import { anEndpoint, type Endpoint } from './endpoint.ts';
import { endpointsInText } from './endpoints-in-text.ts';

/**
 * What is known of a repository's endpoints. An explicitly empty list means that the scan looked and found none; an answer
 * that is missing, blank or without anything that reads like an endpoint says nothing, and never makes a service a library.
 */
export type EndpointReading =
  | { readonly kind: 'read'; readonly endpoints: readonly Endpoint[] }
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown' };

/** Bounds on hostile input: no real repository comes near them. */
const endpointsMaxCount = 5_000;
const valuesMaxCount = 200_000;
const textMaxCharacters = 1_000_000;
const fieldMaxCharacters = 500;

const pathKeys = ['path', 'route', 'url', 'uri', 'endpoint', 'pattern', 'rule', 'fullPath'];
const methodKeys = ['method', 'methods', 'verb', 'verbs', 'httpMethod', 'http_method', 'type', 'operation'];
const fileKeys = ['file', 'filePath', 'file_path', 'x-source', 'handlerFile', 'source', 'handler', 'location'];
const loginKeys = ['auth', 'authRequired', 'auth_required', 'authenticated', 'requiresAuth', 'security', 'protected'];
const methodName =
  /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|TRACE|CONNECT|ANY|ALL|WS|WSS|WEBSOCKET|SSE|GRPC|RPC|QUERY|MUTATION|SUBSCRIPTION)$/i;

/** Code that shows how the rest is used or checks it: its routes are nobody's attack surface. */
const besideTheProduct =
  /(?:^|\/)(?:examples?|samples?|demos?|tests?|testing|__tests__|spec|specs|docs?|fixtures?|testdata|e2e|mocks?)\//i;
const testFile = /[._-](?:test|spec)s?\.[a-z]{1,5}$/i;

/** Endpoints out of any JSON value (a list, objects by path, an OpenAPI document, nested groups) or out of text. */
export function readEndpoints(given: unknown): EndpointReading {
  const value = typeof given === 'string' ? fromJsonText(given) : given;
  if (isEmptyList(value)) return { kind: 'none' };
  const endpoints = new Map<string, Endpoint>();
  for (const endpoint of endpointsIn(value)) {
    if (isBesideTheProduct(endpoint.file)) continue;
    const key = `${endpoint.method} ${endpoint.path}`;
    endpoints.set(key, joined(endpoints.get(key), endpoint));
    if (endpoints.size >= endpointsMaxCount) break;
  }
  return endpoints.size === 0 ? { kind: 'unknown' } : { kind: 'read', endpoints: [...endpoints.values()] };
}

/** The same endpoint told twice: what either says counts. */
function joined(known: Endpoint | undefined, told: Endpoint): Endpoint {
  if (known === undefined) return told;
  return { ...known, file: known.file ?? told.file, needsLogin: known.needsLogin || told.needsLogin };
}

function fromJsonText(text: string): unknown {
  const kept = text.slice(0, textMaxCharacters);
  try {
    return JSON.parse(kept);
  } catch {
    return kept;
  }
}

/** `[]`, and objects that hold empty lists of endpoints only, such as `{ "endpoints": [] }` or `{ "paths": {} }`. */
function isEmptyList(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  if (!isRecord(value)) return false;
  const lists = ['endpoints', 'routes', 'paths', 'items', 'data'].filter((key) => Object.hasOwn(value, key));
  return Object.keys(value).length === 0 || (lists.length > 0 && lists.every((key) => isEmptyCollection(value[key])));
}

function isEmptyCollection(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

interface Pending {
  readonly value: unknown;
  /** The key that it stands under, which may be a path or a method. */
  readonly key: string;
  /** The path that its parents gave, as OpenAPI nests methods below paths. */
  readonly path: string | undefined;
}

/** Walks without recursion, so that no depth of nesting can end it. */
function* endpointsIn(root: unknown): Generator<Endpoint> {
  const pending: Pending[] = [{ value: root, key: '', path: undefined }];
  for (let seen = 0; seen < valuesMaxCount; seen++) {
    const next = pending.pop();
    if (next === undefined) return;
    if (typeof next.value === 'string') yield* endpointsOfText(next);
    else if (Array.isArray(next.value)) stack(pending, itemsOf(next.value, next));
    else if (isRecord(next.value)) {
      const found = [...endpointsOfRecord(next.value, next)];
      yield* found;
      if (found.length === 0) stack(pending, childrenOf(next.value, next));
    } else yield* endpointsUnderPathKey(next);
  }
}

/** Last first, so that they are taken in their order; one by one, since a call takes no hundred thousand arguments. */
function stack(pending: Pending[], values: readonly Pending[]): void {
  for (const value of values.toReversed()) pending.push(value);
}

function itemsOf(list: readonly unknown[], parent: Pending): readonly Pending[] {
  return list.map((value) => ({ ...parent, value }));
}

function childrenOf(record: Readonly<Record<string, unknown>>, parent: Pending): readonly Pending[] {
  const keyPath = pathIn(parent.key);
  const path = keyPath ?? parent.path;
  return Object.entries(record).map(([key, value]) => ({ value, key, path }));
}

function* endpointsOfText({ value, key, path }: Pending): Generator<Endpoint> {
  const text = String(value).slice(0, textMaxCharacters);
  const keyPath = pathIn(key);
  if (keyPath !== undefined && methodName.test(text.trim())) yield anEndpoint(text.trim(), keyPath);
  else if (path !== undefined && methodName.test(key)) yield anEndpoint(key, path);
  else yield* endpointsInText(text);
}

/** `{ "/health": null }`, `{ "GET /health": true }`, `{ "/health": { "get": null } }`. */
function* endpointsUnderPathKey({ key, path }: Pending): Generator<Endpoint> {
  if (path !== undefined && methodName.test(key)) yield anEndpoint(key, path);
  else yield* endpointsInText(key);
}

function* endpointsOfRecord(record: Readonly<Record<string, unknown>>, parent: Pending): Generator<Endpoint> {
  const keyPath = pathIn(parent.key);
  const inherited = keyPath ?? parent.path;
  const further = { file: textAt(record, fileKeys), needsLogin: needsLogin(record) };
  const ownPath = textAt(record, pathKeys);
  if (ownPath !== undefined) {
    const spoken = spokenIn(ownPath, ownPath);
    const methods = methodsOf(record);
    for (const method of methods.length > 0 ? methods : [spoken.method]) yield anEndpoint(method, spoken.path, further);
  } else if (methodName.test(parent.key) && inherited !== undefined) {
    yield anEndpoint(parent.key, inherited, further);
  } else if (keyPath !== undefined && !Object.keys(record).some((key) => methodName.test(key))) {
    const spoken = spokenIn(parent.key, keyPath);
    yield anEndpoint(spoken.method, spoken.path, further);
  }
}

/** What is said where a path is expected, which may be `GET /a`, or else the path by any method. */
function spokenIn(text: string, path: string): Pick<Endpoint, 'method' | 'path'> {
  const [spoken] = endpointsInText(text);
  return spoken ?? { method: 'ANY', path };
}

function methodsOf(record: Readonly<Record<string, unknown>>): readonly string[] {
  return methodKeys
    .flatMap((key) => record[key])
    .filter((value) => typeof value === 'string')
    .flatMap((value) => value.split(/[\s,|/]/))
    .filter((word) => methodName.test(word));
}

function needsLogin(record: Readonly<Record<string, unknown>>): boolean {
  return loginKeys.some((key) => {
    const value = record[key];
    if (typeof value === 'string') return !/^(?:|no|none|false|public|optional|anonymous)$/i.test(value.trim());
    return Array.isArray(value) ? value.length > 0 : value === true;
  });
}

function textAt(record: Readonly<Record<string, unknown>>, keys: readonly string[]): string | undefined {
  return keys
    .map((key) => record[key])
    .filter((value) => typeof value === 'string')
    .map((value) => value.trim().slice(0, fieldMaxCharacters))
    .find((value) => value !== '');
}

function pathIn(key: string): string | undefined {
  return /^(?:[A-Z]{3,8} )?(\/.*)/s.exec(key)?.[1];
}

function isBesideTheProduct(file: string | undefined): boolean {
  return file !== undefined && (besideTheProduct.test(file) || testFile.test(file));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
