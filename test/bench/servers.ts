import { setTimeout as pass } from 'node:timers/promises';
import { Agent, fetch as send } from 'undici';
import { createDefectDojo } from '../../infra/local/defectdojo/app.ts';
import { serve } from '../../infra/local/stand-in/serve.ts';
import { wayThrough } from '../support/named-gateway.ts';
import { createListingGecko, type GeckoOrder } from './listing-gecko.ts';
import { createMeter } from './meter.ts';
import type { RealDefectDojo } from './options.ts';

/** What the process of the servers is told when it starts. */
export interface ServersOrder {
  readonly size: number;
  readonly real?: RealDefectDojo | undefined;
  /** The stand-in lets its callers wait, and the clock is real. */
  readonly inRealTime?: boolean;
}

/** What it says: once that it is ready, and each time how long the stand-in would have let its caller wait. */
export type ServersMessage =
  | { readonly ready: { readonly geckoUrl: string; readonly dojoUrl: string; readonly apiKey: string } }
  | { readonly passedMs: number };

const order = JSON.parse(process.argv[2] ?? '{}') as ServersOrder;
const say = (message: ServersMessage) =>
  new Promise<void>((resolve) => process.send?.(message, undefined, undefined, () => resolve()) ?? resolve());

const dojo = order.real ? await forwarding(order.real) : standIn();
const meter = createMeter(dojo.fetch);
const gecko = createListingGecko(order.size);
gecko.app.post('/bench/step', async (c) => {
  gecko.goTo((await c.req.json()) as GeckoOrder);
  return c.body(null, 204);
});
gecko.app.post('/bench/take', (c) => c.json(meter.take()));
const [geckoServer, dojoServer] = [await serve(gecko.app), await serve(meter)];
process.on('disconnect', () => process.exit());
await say({ ready: { geckoUrl: geckoServer.url, dojoUrl: dojoServer.url, apiKey: dojo.apiKey } });

/** The stand-in works as long as a real server was measured to, without keeping anybody waiting for it. */
function standIn() {
  const wait = async (ms: number) => {
    meter.worked(ms);
    await (order.inRealTime ? pass(ms) : say({ passedMs: ms }));
  };
  const { app, apiKey } = createDefectDojo({ pace: 1, wait });
  return { apiKey, fetch: (request: Request, environment?: unknown) => app.fetch(request, environment as object) };
}

/** A real server: busy is the time until it has answered. */
async function forwarding({ url, key, ...gateway }: RealDefectDojo) {
  const way = await wayThrough(gateway);
  const dispatcher = new Agent({ ...way.agent, headersTimeout: 0, bodyTimeout: 0 });
  return {
    apiKey: key,
    fetch: async (request: Request): Promise<Response> => {
      const { pathname, search } = new URL(request.url);
      const headers = new Headers(request.headers);
      for (const name of ['host', 'connection', 'content-length', 'transfer-encoding']) headers.delete(name);
      const body = request.method === 'GET' ? null : await request.arrayBuffer();
      const beganAt = performance.now();
      const target = url.replace(/\/$/, '') + pathname + search;
      const answer = await send(target, {
        method: request.method,
        headers: [...headers, ...Object.entries(way.headers)],
        body,
        dispatcher,
        redirect: 'manual',
      });
      const bytes = answer.status === 204 ? null : await answer.arrayBuffer();
      meter.worked(performance.now() - beganAt);
      const contentType = answer.headers.get('content-type');
      return new Response(bytes, {
        status: answer.status,
        headers: contentType ? { 'content-type': contentType } : {},
      });
    },
  };
}
