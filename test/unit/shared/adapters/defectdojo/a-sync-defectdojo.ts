import { onTestFinished } from 'vitest';
import type { DefectDojoOptions } from '../../../../../infra/local/defectdojo/defectdojo.ts';
import type { HttpDefectDojoOptions } from '../../../../../shared/adapters/defectdojo/calls/calls.ts';
import { openSyncDefectDojo, type SyncDefectDojo } from '../../../../../shared/adapters/defectdojo/sync-defectdojo.ts';
import type { ImportRow } from '../../../../../shared/domain/desired/import-row.ts';
import { readable } from '../../../../../shared/domain/live/unreadable.ts';
import { localTargetRules } from '../../../../../shared/http/target/target-rules.ts';
import { aServedDefectDojo } from '../../../../support/a-served-defectdojo.ts';

/** What the adapter must do alike on all of them. */
export const measuredVersions = ['3.2.0', '2.58.4', '2.45.3'] as const;

type ClientOptions = Partial<HttpDefectDojoOptions> & { readonly baseUrl: string; readonly apiKey: string };

/** A client until the current test ends. */
export function aSyncClient(options: ClientOptions): SyncDefectDojo {
  const clock = { now: () => new Date() };
  const client = openSyncDefectDojo({ rules: localTargetRules, userAgent: 'gecko-test (run 1)', clock, ...options });
  onTestFinished(() => client.close());
  return client;
}

/** A client of a fresh DefectDojo with a product and an engagement in it. */
export async function aSyncDefectDojo(options: DefectDojoOptions & { client?: Partial<HttpDefectDojoOptions> } = {}) {
  const served = await aServedDefectDojo(options);
  const client = aSyncClient({ baseUrl: served.url, apiKey: served.apiKey, ...options.client });
  const productId = served.addProduct('Paperbaum');
  const engagementId = await client.dojo.createEngagement({
    productId,
    name: 'Gecko: paperbaum',
    startsOn: '2026-11-22',
    endsOn: '2999-12-31',
  });
  return { ...client, served, productId, engagementId, usageNow: () => client.usage };
}

/** The same, with a test of ours that holds a finding per Gecko id. */
export async function aFilledDefectDojo(
  geckoIds: readonly string[],
  options: Parameters<typeof aSyncDefectDojo>[0] = {},
) {
  const placed = await aSyncDefectDojo(options);
  const rows = geckoIds.map((geckoId) => aRow(geckoId));
  const testTitle = 'Gecko paperbaum [team-1]';
  const outcome = await placed.findings.importIntoNewTest({ engagementId: placed.engagementId, testTitle, rows });
  if (outcome.kind !== 'done') throw outcome.failure;
  const { testId } = outcome;
  const { items } = await placed.findings.listFindings(testId, (finding) => finding);
  const idOf = (geckoId: string): number => {
    const found = items.find((finding) => finding.uniqueIdFromTool === geckoId);
    if (!found) throw new Error(`No finding was created for ${geckoId}`);
    return found.id;
  };
  const live = async (geckoId: string) =>
    readable((await placed.findings.findingsById(testId, [idOf(geckoId)])).values())[0];
  return { ...placed, testId, idOf, live };
}

/** A row of an upload: an open finding with this Gecko id. */
export function aRow(geckoId: string, overrides: Partial<ImportRow> = {}): ImportRow {
  return {
    title: 'Path Traversal',
    severity: 'High',
    severity_justification: '',
    description: `Reads arbitrary files.\n\nGecko finding: ${geckoId}`,
    mitigation: '',
    references: '',
    unique_id_from_tool: geckoId,
    static_finding: true,
    dynamic_finding: false,
    tags: ['gecko'],
    active: true,
    verified: true,
    ...overrides,
  };
}

/** What a promise is rejected with. */
export async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    (value) => Promise.reject(new Error(`It was answered: ${JSON.stringify(value)}`)),
    (failure: unknown) => failure,
  );
}
