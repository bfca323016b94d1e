import { createDefectDojo } from '../../infra/local/defectdojo/app.ts';
import type { DefectDojo } from '../../infra/local/defectdojo/defectdojo.ts';
import { serve } from '../../infra/local/stand-in/serve.ts';
import { type CallSums, createCallWatch } from './call-watch.ts';
import type { ShownFinding } from './rows.ts';

/** A slow DefectDojo, flaky if that is asked for, that counts the calls it answers at once. */
export interface SlowInstance {
  readonly url: string;
  readonly apiKey: string;
  /** From now on, counts, and lets some calls fail if that is asked for. */
  watch(options: { readonly withFaults: boolean }): void;
  calls(): CallSums & { readonly faults: number };
  createProduct(name: string): Promise<number>;
  findings(): ShownFinding[];
  stop(): Promise<void>;
}

/** Of this many calls one fails or is late. */
const callsPerFault = 25;
const faultsOrdered = 400;
/** The last one answers nothing though it did what it was asked: nobody may ask for that again before looking. */
const effects = [
  { kind: 'status', status: 503 },
  { kind: 'delay', delayMs: 2000 },
  { kind: 'reset' },
  { kind: 'reset', when: 'after' },
] as const;

/** Starts one on a free loopback port. `pace` 1 (the default) is as slow as a real server was measured, 2 twice as slow. */
export async function startSlowInstance({ pace = 1 } = {}): Promise<SlowInstance> {
  const dojo = createDefectDojo({ pace });
  const { faults } = dojo.controls;
  let watch = createCallWatch();
  const counted: typeof dojo.app.fetch = async (request, ...more) => {
    const end = watch.begin(runOf(request.headers.get('user-agent')));
    try {
      return await dojo.app.fetch(request, ...more);
    } finally {
      end();
    }
  };
  const { url, stop } = await serve({ fetch: counted });
  return {
    url,
    apiKey: dojo.apiKey,
    watch({ withFaults }) {
      watch = createCallWatch();
      if (!withFaults) return;
      for (let index = 0; index < faultsOrdered; index += 1) {
        const effect = effects[index % effects.length] ?? effects[0];
        faults.order({ path: '/api/v2/*', skip: (index + 1) * (callsPerFault - 1), times: 1, effect });
      }
    },
    calls: () => ({ ...watch.sums(), faults: faults.list().filter(({ applied }) => applied > 0).length }),
    async createProduct(name) {
      const body = JSON.stringify({ name, description: name, prod_type: 1 });
      const headers = { authorization: `Token ${dojo.apiKey}`, 'content-type': 'application/json' };
      const answer = await fetch(`${url}/api/v2/products/`, { method: 'POST', headers, body });
      if (!answer.ok) throw new Error(`The stand-in refused the product ${name}: ${await answer.text()}`);
      return ((await answer.json()) as { id: number }).id;
    },
    findings: () => findingsOf(dojo),
    stop,
  };
}

/** The functions name the run in `User-Agent`. */
function runOf(userAgent: string | null): string | undefined {
  return /\(run (?<runId>[^)]+)\)/.exec(userAgent ?? '')?.groups?.['runId'];
}

function findingsOf({ store }: DefectDojo): ShownFinding[] {
  return store.findings.list().map(({ test, active, unique_id_from_tool: geckoId }) => {
    const engagement = store.engagements.get(store.tests.get(test)?.engagement ?? 0);
    return { productId: engagement?.product ?? 0, geckoId: geckoId ?? '', active };
  });
}
