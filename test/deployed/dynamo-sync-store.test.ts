import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createDynamoSyncStore } from '../../shared/adapters/dynamodb/sync/dynamo-sync-store.ts';
import { createDynamoDueRepositories } from '../../shared/adapters/dynamodb/table/dynamo-due-list.ts';
import { createDynamoTeamStore } from '../../shared/adapters/dynamodb/team/dynamo-team-store.ts';
import { aRepository, aScan } from '../support/sync-fixtures.ts';
import { describeSyncStore } from '../support/sync-store-contract.ts';
import { deployedTable } from './deployed-table.ts';
import { aStrainedTable } from './strained-table.ts';

describeSyncStore('in the deployed table', (clock) => ({
  store: createDynamoSyncStore({ ...deployedTable, clock }),
  teams: createDynamoTeamStore(deployedTable),
  due: createDynamoDueRepositories(deployedTable),
}));

const strained = await aStrainedTable();
describeSyncStore('in a table on a bad day', (clock) => ({
  store: createDynamoSyncStore({ ...strained, clock }),
  teams: createDynamoTeamStore(strained),
  due: createDynamoDueRepositories(strained),
}));

describe("the list of a team's repositories", () => {
  it('is written once, however often a repository is asked for', async () => {
    const written: number[] = [];
    const client = new Proxy(deployedTable.client, {
      get(target, name) {
        const method: unknown = Reflect.get(target, name);
        if (name !== 'send' || typeof method !== 'function') return method;
        return async (command: { readonly input: { readonly TransactItems?: readonly unknown[] } }) => {
          const answer: unknown = await method.call(target, command);
          written.push(command.input.TransactItems?.length ?? 0);
          return answer;
        };
      },
    });
    const store = createDynamoSyncStore({ ...deployedTable, client });
    const key = aRepository(`acme/${randomUUID()}`);
    for (const id of ['a', 'b', 'c']) await store.raise(key, aScan({ id }), new Date());
    expect(written).toEqual([3, 2, 2]);
    expect((await store.state(key)).requested).toBe(3);
  });
});
