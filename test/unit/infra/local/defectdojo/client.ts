import { createDefectDojo } from '../../../../../infra/local/defectdojo/app.ts';
import type { DefectDojo, DefectDojoOptions } from '../../../../../infra/local/defectdojo/defectdojo.ts';
import type { FindingRecord } from '../../../../../infra/local/defectdojo/model/finding-record.ts';

/** An answer with its body read: JSON where it is JSON, else text. */
export interface Answer {
  status: number;
  body: Record<string, unknown>;
  text: string;
  headers: Headers;
}

/** Calls a stand-in in-process with one key. */
export interface Client {
  dojo: DefectDojo;
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** Uploads a file of findings; `file` takes the place of `{ type: 'Gecko', findings }`. */
  upload(path: string, form: Record<string, string>, findings: unknown, file?: unknown): Promise<Answer>;
  /** The same stand-in with another key. */
  as(key: string): Client;
}

/** A client with the superuser's key of a fresh stand-in. Its clock stands still unless `now` is given. */
export function clientOf(options: DefectDojoOptions = {}): Client {
  const dojo = createDefectDojo({ now: () => new Date('2026-03-01T10:00:00.000Z'), ...options });
  return clientWith(dojo, dojo.apiKey);
}

export function clientWith(dojo: DefectDojo, key: string): Client {
  const send = async (method: string, path: string, init: RequestInit) => {
    const url = path.startsWith('/_') ? path : `/api/v2${path}`;
    const response = await dojo.app.fetch(new Request(`http://dojo.test${url}`, { method, ...init }));
    return await read(response);
  };
  const authorization = `Token ${key}`;
  return {
    dojo,
    call: (method, path, body, headers = {}) => {
      const json = body === undefined ? {} : { 'content-type': 'application/json' };
      const init = { headers: { authorization, ...json, ...headers } };
      return send(method, path, body === undefined ? init : { ...init, body: JSON.stringify(body) });
    },
    upload: (path, form, findings, file = { type: 'Gecko', findings }) => {
      const data = new FormData();
      const fields = { scan_type: 'Generic Findings Import', ...form };
      for (const [name, value] of Object.entries(fields)) data.set(name, value);
      data.set('file', new File([JSON.stringify(file)], 'findings.json'));
      return send('POST', path, { headers: { authorization }, body: data });
    },
    as: (other) => clientWith(dojo, other),
  };
}

/** A product with an engagement, and a test filled by one import. */
export interface Place {
  product: number;
  engagement: number;
  test: number;
}

/** Makes a place and imports findings into it. */
export async function placeWith(client: Client, findings: unknown[] = [], product: object = {}): Promise<Place> {
  const values = { name: 'acme/shop', description: 'd', prod_type: 1, ...product };
  const productId = await idOf(client.call('POST', '/products/', values));
  const dates = { target_start: '2026-01-01', target_end: '2999-12-31' };
  const engagement = await idOf(client.call('POST', '/engagements/', { product: productId, name: 'Gecko', ...dates }));
  const form = { engagement: String(engagement), test_title: 'Gecko acme/shop' };
  const { body } = await client.upload('/import-scan/', form, findings);
  return { product: productId, engagement, test: Number(body['test_id']) };
}

/** A row of a findings file. */
export function row(id: string, more: object = {}): Record<string, unknown> {
  return {
    title: `SQL injection ${id}`,
    severity: 'High',
    description: `text\n\nGecko finding: ${id}`,
    cwe: 89,
    file_path: 'src/a.ts',
    line: 10,
    unique_id_from_tool: id,
    ...more,
  };
}

/** The stored finding with a Gecko id. */
export function stored(client: Client, uid: string): FindingRecord {
  const found = client.dojo.store.findings.list().find((finding) => finding.unique_id_from_tool === uid);
  if (!found) throw new Error(`No finding ${uid} is stored`);
  return found;
}

/** A finding's flags as letters: Active, Verified, Mitigated, False positive, Risk accepted, Out of scope, Duplicate. */
export function flags(finding: object): string {
  const letters = {
    A: 'active',
    V: 'verified',
    M: 'is_mitigated',
    F: 'false_p',
    R: 'risk_accepted',
    O: 'out_of_scope',
  };
  const values = finding as Record<string, unknown>;
  const set = Object.entries({ ...letters, D: 'duplicate' }).filter(([, field]) => values[field] === true);
  return set.map(([letter]) => letter).join('');
}

async function idOf(answer: Promise<Answer>): Promise<number> {
  const { status, body } = await answer;
  if (status !== 201) throw new Error(`Nothing was created: ${JSON.stringify(body)}`);
  return Number(body['id']);
}

async function read(response: Response): Promise<Answer> {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : {} };
}
