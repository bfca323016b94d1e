import { Agent, fetch as send } from 'undici';
import { wayThrough } from '../../support/named-gateway.ts';
import type { RealDefectDojo } from '../options.ts';

/** What a call answered, and how long that took. */
export interface Timed {
  readonly ms: number;
  readonly body: Body;
}

/** Those parts of DefectDojo's answers that a calibration goes on with. */
interface Body {
  readonly id: number;
  readonly test_id: number;
  readonly results: readonly { readonly id: number }[];
}

/** What is sent: a JSON value, or the form of an upload with the rows of its file. */
export type Content =
  | { readonly json: object }
  | { readonly form: Record<string, string>; readonly rows: readonly object[] };

/** Sends one call and takes its time, from the first byte sent to the last one received. @throws {Error} for an answer other than 2xx */
export type TimedCall = (method: string, path: string, content?: Content) => Promise<Timed>;

/** One call after another, on a connection that stays open as long as the server lets it. */
export async function createTimedClient({
  url,
  key,
  ...gateway
}: RealDefectDojo): Promise<{ call: TimedCall; close(): Promise<void> }> {
  const way = await wayThrough(gateway);
  const dispatcher = new Agent({
    ...way.agent,
    headersTimeout: 0,
    bodyTimeout: 0,
    connections: 1,
    keepAliveTimeout: 1_000,
  });
  return {
    async call(method, path, content) {
      const body = content && encoded(content);
      const beganAt = performance.now();
      const answer = await send(`${url.replace(/\/$/, '')}/api/v2/${path}`, {
        method,
        headers: { ...way.headers, authorization: `Token ${key}`, ...body?.headers },
        body: body ? await body.bytes : null,
        redirect: 'manual',
        dispatcher,
      });
      const text = await answer.text();
      const ms = performance.now() - beganAt;
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 500)}`);
      return { ms, body: (text === '' ? {} : JSON.parse(text)) as Body };
    },
    close: () => dispatcher.close(),
  };
}

function encoded(content: Content): { headers: Record<string, string>; bytes: Promise<ArrayBuffer> } {
  const response = 'json' in content ? Response.json(content.json) : new Response(formOf(content));
  return { headers: { 'content-type': response.headers.get('content-type') ?? '' }, bytes: response.arrayBuffer() };
}

function formOf({ form, rows }: Extract<Content, { form: unknown }>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries({ scan_type: 'Generic Findings Import', ...form })) data.set(name, value);
  const file = JSON.stringify({ type: 'Gecko', findings: rows });
  data.set('file', new File([file], 'gecko.json', { type: 'application/json' }));
  return data;
}
