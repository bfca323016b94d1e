import { createDefectDojo } from '../../infra/local/defectdojo/app.ts';
import { serve } from '../../infra/local/stand-in/serve.ts';

/** A slow and flaky DefectDojo that counts the calls it answers at once. */
export interface SlowInstance {
  readonly url: string;
  readonly apiKey: string;
  /** From now on, counts, and lets some calls fail. */
  watch(): void;
  calls(): { readonly total: number; readonly most: number; readonly failed: number };
  createProduct(name: string): Promise<number>;
  stop(): Promise<void>;
}

/** As slow as a real server was measured. */
const pace = 1;
/** Of this many calls one fails or is late. */
const callsPerFault = 25;
const faultsOrdered = 400;
const effects = [{ kind: 'status', status: 503 }, { kind: 'delay', delayMs: 2000 }, { kind: 'reset' }] as const;

/** Starts one on a free loopback port. */
export async function startSlowInstance(): Promise<SlowInstance> {
  const dojo = createDefectDojo({ pace });
  const { faults } = dojo.controls;
  const calls = { now: 0, total: 0, most: 0 };
  const counted: typeof dojo.app.fetch = async (...request) => {
    calls.now += 1;
    calls.total += 1;
    calls.most = Math.max(calls.most, calls.now);
    try {
      return await dojo.app.fetch(...request);
    } finally {
      calls.now -= 1;
    }
  };
  const { url, stop } = await serve({ fetch: counted });
  const headers = { authorization: `Token ${dojo.apiKey}`, 'content-type': 'application/json' };
  return {
    url,
    apiKey: dojo.apiKey,
    watch() {
      Object.assign(calls, { total: 0, most: 0 });
      for (let index = 0; index < faultsOrdered; index += 1) {
        const effect = effects[index % effects.length] ?? effects[0];
        faults.order({ path: '/api/v2/*', skip: (index + 1) * (callsPerFault - 1), times: 1, effect });
      }
    },
    calls: () => ({ ...calls, failed: faults.list().filter(({ applied }) => applied > 0).length }),
    async createProduct(name) {
      const body = JSON.stringify({ name, description: name, prod_type: 1 });
      const answer = await fetch(`${url}/api/v2/products/`, { method: 'POST', headers, body });
      if (!answer.ok) throw new Error(`The stand-in refused the product ${name}: ${await answer.text()}`);
      return ((await answer.json()) as { id: number }).id;
    },
    stop,
  };
}
