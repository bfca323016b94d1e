import { createAwsLimits } from '../../../../../infra/local/aws-limits/app.ts';
import { emulatorClientConfig } from '../../../../../infra/local/emulator-access.ts';
import type { FaultOrder } from '../../../../../infra/local/stand-in/fault-order.ts';
import { type Served, serve } from '../../../../../infra/local/stand-in/serve.ts';
import { openTable } from '../../../../../shared/adapters/dynamodb/table/open-table.ts';
import type { Table } from '../../../../../shared/adapters/dynamodb/table/table.ts';
import { createPatience } from '../../../../../shared/adapters/patience.ts';
import { aClock } from '../../../../support/sync-fixtures.ts';

/** A call as DynamoDB got it. */
export interface Received {
  readonly action: string;
  readonly attempt: string | null;
  readonly input: Readonly<Record<string, unknown>>;
}

/** A DynamoDB over a real socket that takes everything and keeps nothing, but for what goes wrong by order. */
export interface ADynamoDb extends Served {
  readonly table: Table;
  readonly clock: ReturnType<typeof aClock>;
  readonly patience: ReturnType<typeof createPatience>;
  /** What got through to it; an answer that is lost on the way back did. */
  readonly received: readonly Received[];
  order(...orders: readonly FaultOrder[]): void;
}

export async function aDynamoDb(): Promise<ADynamoDb> {
  const received: Received[] = [];
  const { app, controls } = createAwsLimits({
    upstream: {
      async forward({ headers }, body) {
        const [action, attempt] = [headers.get('x-amz-target') ?? '', headers.get('amz-sdk-request')];
        received.push({ action, attempt, input: JSON.parse(Buffer.from(body).toString()) as Received['input'] });
        const type = { 'content-type': 'application/x-amz-json-1.0' };
        return { status: 200, headers: new Headers(type), body: Buffer.from('{}') };
      },
      close() {},
    },
  });
  const served = await serve(app);
  const clock = aClock();
  const patience = createPatience(clock);
  const config = emulatorClientConfig(served.url);
  const table = openTable({ tableName: 'table', clock, patience, config, random: () => 0 });
  const order = (...orders: readonly FaultOrder[]) => {
    for (const one of orders) controls.faults.order(one);
  };
  return { ...served, table, clock, patience, received, order };
}
