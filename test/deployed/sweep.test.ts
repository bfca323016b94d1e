import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { createDynamoSyncStore } from '../../shared/adapters/dynamodb/sync/dynamo-sync-store.ts';
import { aRepository, aScan } from '../support/sync-fixtures.ts';
import { deployedTable } from './deployed-table.ts';
import { eventually, sweep } from './stage.ts';

const hourMs = 60 * 60 * 1000;

it('a repository whose wake-up message got lost is woken by the sweep', async () => {
  const store = createDynamoSyncStore(deployedTable);
  // Nobody connected this team: its run is recorded as skipped, and that is all it takes.
  const key = aRepository('acme/forgotten', `team-${randomUUID()}`);
  await store.raise(key, aScan({ id: 'lost' }), new Date(Date.now() - hourMs));
  await sweep();
  const run = await eventually('a run of the forgotten repository', async () => {
    const [first] = (await store.runs(key, { limit: 1 })).items;
    return first;
  });
  expect(run).toMatchObject({ outcome: 'skipped', reason: { code: 'not_connected' }, triggers: [{ id: 'lost' }] });
});
