import { Agent, fetch as send } from 'undici';
import { createHttpGeckoApi } from '../../shared/adapters/gecko/http-gecko-api.ts';
import type { ImportRow } from '../../shared/domain/desired/import-row.ts';
import { localTargetRules } from '../../shared/http/target/target-rules.ts';
import { fileRow } from './import-rows.ts';
import { type Step, scanOf } from './life.ts';
import { type BenchWorld, createProduct } from './world.ts';

const rowsPerPage = 1000;

/**
 * How other exporters do it: one file of everything that a scan lists and is open, imported at first and then reimported
 * with `close_old_findings` on. Its rows are the same as ours, but for the tags of
 * chapters.
 */
export async function createPeersWay(world: BenchWorld, productName: string) {
  const { clock } = world;
  const dispatcher = new Agent({ headersTimeout: 0, bodyTimeout: 0 });
  const productId = await createProduct(world, productName);
  const engagement = await post('engagements/', {
    json: { product: productId, name: 'Scans', target_start: '2026-01-01', target_end: '2999-12-31' },
  });
  let test: number | undefined;

  /** One scan's export; tells how long it took, from the first page of Gecko's to DefectDojo's answer. */
  return async (step: Step): Promise<{ functions: number; workedMs: number }> => {
    const beganMs = clock.now().getTime();
    const file = JSON.stringify({ type: 'Peer', findings: await openRows(step) });
    test =
      test === undefined
        ? await upload('import-scan/', { engagement: engagement.id }, file)
        : await upload('reimport-scan/', { test, close_old_findings: true }, file);
    return { functions: 1, workedMs: clock.now().getTime() - beganMs };
  };

  async function openRows(step: Step): Promise<ImportRow[]> {
    const gecko = createHttpGeckoApi({
      baseUrl: world.geckoUrl,
      apiKey: 'gk_bench',
      rules: localTargetRules,
      userAgent: 'bench',
      clock,
    });
    const rows: ImportRow[] = [];
    for (let offset = 0, hasMore = true; hasMore; offset += rowsPerPage) {
      const page = await gecko.scanFindings(scanOf(step).scanId, { limit: rowsPerPage, offset });
      rows.push(...page.rows.flatMap(openRow));
      hasMore = page.hasMore;
    }
    await gecko.close();
    return rows;
  }

  async function upload(path: string, fields: Record<string, unknown>, content: string): Promise<number> {
    const form = new FormData();
    for (const [name, value] of Object.entries({ scan_type: 'Generic Findings Import', ...fields }))
      form.set(name, String(value));
    form.set('file', new File([content], 'findings.json', { type: 'application/json' }));
    return (await post(path, { form })).test_id;
  }

  async function post(
    path: string,
    { json, form }: { json?: object; form?: FormData },
  ): Promise<{ id: number; test_id: number }> {
    // A body of known bytes: one that streams has no length to be counted.
    const { headers, body } = await encoded(json, form);
    const url = `${world.dojoUrl}/api/v2/${path}`;
    const answer = await send(url, {
      method: 'POST',
      headers: { ...headers, authorization: `Token ${world.apiKey}` },
      body,
      dispatcher,
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as { id: number; test_id: number };
  }
}

async function encoded(json: object | undefined, form: FormData | undefined) {
  const response = form ? new Response(form) : Response.json(json);
  return {
    headers: { 'content-type': response.headers.get('content-type') ?? '' },
    body: await response.arrayBuffer(),
  };
}

function openRow(row: unknown): ImportRow[] {
  return (row as { status: string }).status === 'open' ? [fileRow(row)] : [];
}
