import { afterAll } from 'vitest';
import { createAwsLimits } from '../../infra/local/aws-limits/app.ts';
import { upstreamAt } from '../../infra/local/aws-limits/forward.ts';
import { emulatorClientConfig } from '../../infra/local/emulator-access.ts';
import { serve } from '../../infra/local/stand-in/serve.ts';
import { openTable } from '../../shared/adapters/dynamodb/table/open-table.ts';
import type { Table } from '../../shared/adapters/dynamodb/table/table.ts';
import { answersLost, throttled } from '../support/aws-orders.ts';
import { deployedTable } from './deployed-table.ts';
import { endpoints } from './stage.ts';

const patienceMs = 20_000;

/**
 * The table of the deployed stack on a bad day: each call is throttled at first, then the answer to each write gets lost, and
 * only the third try gets through.
 */
export async function aStrainedTable(): Promise<Table> {
  const upstream = upstreamAt(Number(new URL(endpoints.awsEndpointUrl).port));
  const { app, controls } = createAwsLimits({ upstream });
  const { url, stop } = await serve(app);
  afterAll(async () => {
    await stop();
    upstream.close();
  });
  const orders = [...throttled({ attempt: 1 }), ...answersLost({ attempt: 2 })];
  for (const order of orders) controls.faults.order(order);
  return openTable({
    ...deployedTable,
    patience: { leftMs: () => patienceMs },
    config: emulatorClientConfig(url),
    random: () => 0,
  });
}
