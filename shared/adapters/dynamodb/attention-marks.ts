import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Attention } from '../../domain/attention.ts';
import type { TeamStore } from '../../ports/team-store.ts';
import { type ItemKey, keys } from './keys.ts';
import type { Table } from './table.ts';
import { pastConflicts } from './transaction.ts';

/** The part of the team store that marks what needs a person. */
export function attentionMarks(table: Table): Pick<TeamStore, 'noteConnection' | 'noteMapping'> {
  const update = async (Key: ItemKey, input: Omit<UpdateCommandInput, 'TableName' | 'Key'>): Promise<void> => {
    try {
      const update = new UpdateCommand({ TableName: table.tableName, Key, ...input });
      await pastConflicts(() => table.client.send(update));
    } catch (error) {
      // Gone meanwhile, disconnected, or marked so already: there is nothing to mark.
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  };

  return {
    noteConnection: (teamId, attention) =>
      update(keys.connection(teamId), {
        UpdateExpression: `SET #status = :status ${attention ? ', attention = :attention' : 'REMOVE attention'}`,
        ConditionExpression: `attribute_exists(pk) AND #status <> :disconnected AND ${newMark(attention)}`,
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: {
          ':status': attention ? 'needs_attention' : 'connected',
          ':disconnected': 'disconnected',
          ...valuesOf(attention),
        },
      }),

    noteMapping: (key, attention) =>
      update(keys.mapping(key), {
        UpdateExpression: attention ? 'SET attention = :attention' : 'REMOVE attention',
        ConditionExpression: `attribute_exists(pk) AND ${newMark(attention)}`,
        ...(attention ? { ExpressionAttributeValues: valuesOf(attention) } : {}),
      }),
  };
}

const newMark = (attention: Attention | undefined) =>
  attention ? '(attribute_not_exists(attention) OR attention.code <> :code)' : 'attribute_exists(attention)';

const valuesOf = (attention: Attention | undefined) =>
  attention ? { ':attention': attention, ':code': attention.code } : {};
