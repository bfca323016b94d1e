import { emulatorClientConfig } from '../../infra/local/emulator-access.ts';
import { openTable } from '../../shared/adapters/dynamodb/table/open-table.ts';
import { endpoints } from './stage.ts';

/** How long a refused call is repeated, milliseconds. */
const patienceMs = 20_000;

/** The table of the deployed stack, for contract tests of what is kept in it. */
export const deployedTable = openTable({
  tableName: endpoints.tableName,
  clock: { now: () => new Date() },
  patience: { leftMs: () => patienceMs },
  config: emulatorClientConfig(endpoints.awsEndpointUrl),
});
