import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Clock } from '../../shared/ports/clock.ts';
import { type Step, usualRewordedOneIn } from './life.ts';
import type { GeckoOrder } from './listing-gecko.ts';
import type { Totals } from './meter.ts';
import type { ServersMessage, ServersOrder } from './servers.ts';

const serversFile = fileURLToPath(new URL('servers.ts', import.meta.url));
const serversHeapMegabytes = 12_000;
const usual = { time: 0, answersAfterMs: 0, rewordedOneIn: usualRewordedOneIn };

/**
 * A Gecko and a DefectDojo in a process of their own. Beside the stand-in the clock counts this process's own processor time
 * and what a real DefectDojo would have taken, so that neither Gecko nor a busy machine shows; beside a real one it is real.
 */
export interface BenchWorld {
  readonly geckoUrl: string;
  readonly dojoUrl: string;
  readonly apiKey: string;
  readonly clock: Clock & { advance(ms: number): void };
  /** What calls are timed by. Beside the stand-in it leaves out this process's own time, so that no file's size hangs on the machine. */
  readonly callClock: Clock;
  /** Gecko says from now on what it says after a step. */
  goTo(step: Step, further?: Partial<GeckoOrder>): Promise<void>;
  /** What passed to and from DefectDojo since this was last asked. */
  take(): Promise<Totals>;
  stop(): void;
}

/** Starts the servers. */
export async function startWorld(order: ServersOrder): Promise<BenchWorld> {
  const execArgv = [`--max-old-space-size=${serversHeapMegabytes}`, '--disable-warning=ExperimentalWarning'];
  const child = fork(serversFile, [JSON.stringify(order)], { execArgv });
  const isRealTime = order.real !== undefined || order.inRealTime === true;
  const ownMs = isRealTime ? () => performance.now() : processorMs;
  const startedMs = Date.now();
  let passedMs = 0;
  child.on('message', (message: ServersMessage) => {
    if ('passedMs' in message) passedMs += message.passedMs;
  });
  const [{ ready }] = (await once(child, 'message')) as [Extract<ServersMessage, { ready: unknown }>];
  const post = (path: string, order?: GeckoOrder) =>
    fetch(`${ready.geckoUrl}/bench/${path}`, { method: 'POST', ...(order && { body: JSON.stringify(order) }) });
  return {
    ...ready,
    clock: {
      now: () => new Date(startedMs + ownMs() + passedMs),
      advance: (ms) => {
        passedMs += ms;
      },
    },
    callClock: { now: () => new Date(startedMs + (isRealTime ? ownMs() : 0) + passedMs) },
    goTo: async (step, further = {}) => void (await post('step', { ...usual, step, ...further })),
    take: async () => (await (await post('take')).json()) as Totals,
    stop: () => child.disconnect(),
  };
}

function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Creates a product to export into; a real server keeps it afterwards. */
export async function createProduct({ dojoUrl, apiKey }: BenchWorld, name: string): Promise<number> {
  const call = async (method: string, path: string, value?: object) => {
    const headers = { authorization: `Token ${apiKey}`, 'content-type': 'application/json' };
    const answer = await fetch(`${dojoUrl}/api/v2/${path}`, {
      method,
      headers,
      ...(value && { body: JSON.stringify(value) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as { id: number; results: { id: number }[] };
  };
  const [productType] = (await call('GET', 'product_types/?limit=1')).results;
  if (!productType) throw new Error('The key sees no product type in this DefectDojo.');
  const description = 'Made by a bench of the Gecko export; may be deleted.';
  return (await call('POST', 'products/', { name, description, prod_type: productType.id })).id;
}
