import { UpdateCommand, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Attention } from '../../../domain/failures/attention.ts';
import type { TeamId } from '../../../domain/names/ids.ts';
import { connectionDue } from '../../../domain/team/connection-due.ts';
import type { Mapping } from '../../../domain/team/mapping.ts';
import { lookupOfGeckoId } from '../../../domain/team/mapping-lookups.ts';
import type { TeamStore } from '../../../ports/team-store.ts';
import { refusalOf } from '../table/conditional-write.ts';
import { dueAttributes } from '../table/dynamo-due-list.ts';
import { type ItemKey, keys } from '../table/keys.ts';
import type { Table } from '../table/table.ts';
import { areWritten } from '../table/transaction.ts';
import { lookupWrites } from './mapping-lookups.ts';

type NotingMethod = 'noteConnection' | 'noteVerified' | 'noteSyncsAskedFor' | 'noteMapping' | 'noteRepository';

/** The part of the team store that marks what needs a person, and what needs one no longer. */
export function attentionMarks(table: Table): Pick<TeamStore, NotingMethod> {
  /**
   * Gone meanwhile, disconnected, or marked so already: then there is nothing to mark. What is marked is counted, so that nobody
   * writes over it who didn't see it.
   */
  const update = async (Key: ItemKey, input: Update) => {
    const refusal = await refusalOf(table.client.send(new UpdateCommand(counted(Key, input))));
    return refusal === undefined;
  };
  const counted = (Key: ItemKey, { UpdateExpression, ExpressionAttributeValues, ...input }: Update) => ({
    TableName: table.tableName,
    Key,
    UpdateExpression: `${UpdateExpression} ADD noted :once`,
    ExpressionAttributeValues: { ...ExpressionAttributeValues, ':once': 1 },
    ...input,
  });

  return {
    async noteConnection(teamId, attention) {
      await update(keys.connection(teamId), attention ? connectionMark(teamId, attention) : connectionIsWell(teamId));
    },

    noteVerified: (teamId, secretVersion, { keyExpiresAt, ...verified }) =>
      update(keys.connection(teamId), {
        UpdateExpression: `SET #status = :status, defectDojo = :defectDojo, capabilities = :capabilities, lastVerifiedAt = :lastVerifiedAt, dueShard = :dueShard, dueAt = :dueAt${
          keyExpiresAt === undefined ? '' : ', keyExpiresAt = :keyExpiresAt'
        } REMOVE attention, verifyAgainAt${keyExpiresAt === undefined ? ', keyExpiresAt' : ''}`,
        ConditionExpression: 'secretVersion = :secretVersion AND #status <> :disconnected',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: {
          ':status': 'connected',
          ':disconnected': 'disconnected',
          ':secretVersion': secretVersion,
          ':defectDojo': verified.defectDojo,
          ':capabilities': verified.capabilities,
          ':lastVerifiedAt': verified.lastVerifiedAt,
          ...(keyExpiresAt === undefined ? {} : { ':keyExpiresAt': keyExpiresAt }),
          ...dueValues(teamId, { status: 'connected', lastVerifiedAt: verified.lastVerifiedAt, keyExpiresAt }),
        },
      }),

    async noteSyncsAskedFor(teamId, version) {
      await update(keys.connection(teamId), {
        UpdateExpression: 'REMOVE syncsOwed',
        ConditionExpression: '#version = :version AND attribute_exists(syncsOwed)',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':version': version },
      });
    },

    async noteMapping(key, attention) {
      await update(keys.mapping(key), {
        UpdateExpression: attention ? 'SET attention = :attention' : 'REMOVE attention',
        ConditionExpression: `attribute_exists(pk) AND ${newMark(attention)}`,
        ...(attention ? { ExpressionAttributeValues: valuesOf(attention) } : {}),
      });
    },

    async noteRepository(key, noted) {
      const Update = counted(keys.mapping(key), {
        ...('takenOver' in noted ? { UpdateExpression: 'REMOVE movedFrom' } : learnt(noted)),
        ConditionExpression: 'attribute_exists(pk)',
      });
      const geckoId = 'takenOver' in noted ? null : noted.geckoRepositoryId;
      const lookups = geckoId === null ? [] : [lookupOfGeckoId(geckoId)];
      await areWritten(table, [{ Update }, ...lookupWrites(table, key, lookups)]);
    },
  };
}

function learnt({
  geckoRepositoryId: id,
  formerNames: names,
}: Pick<Mapping, 'geckoRepositoryId' | 'formerNames'>): Update {
  return names === undefined
    ? { UpdateExpression: 'SET geckoRepositoryId = :id', ExpressionAttributeValues: { ':id': id } }
    : {
        UpdateExpression: 'SET geckoRepositoryId = :id, formerNames = :names',
        ExpressionAttributeValues: { ':id': id, ':names': names },
      };
}

type Update = Omit<UpdateCommandInput, 'TableName' | 'Key'>;

function connectionMark(teamId: TeamId, attention: Attention): Update {
  return {
    UpdateExpression: 'SET #status = :status, attention = :attention, dueShard = :dueShard, dueAt = :dueAt',
    ConditionExpression: `attribute_exists(pk) AND #status <> :disconnected AND ${newMark(attention)}`,
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: {
      ':status': 'needs_attention',
      ':disconnected': 'disconnected',
      ...valuesOf(attention),
      ...dueValues(teamId, { status: 'needs_attention', attention, lastVerifiedAt: attention.since }),
    },
  };
}

/** A sync went well: the connection is verified as if nothing had been, a day after it last was. */
function connectionIsWell(teamId: TeamId): Update {
  const { dueShard } = dueAttributes('CONNECTION', keys.connection(teamId), new Date(0));
  return {
    UpdateExpression: 'SET #status = :status, dueShard = :dueShard REMOVE attention',
    ConditionExpression: `attribute_exists(pk) AND #status <> :disconnected AND ${newMark(undefined)}`,
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: { ':status': 'connected', ':disconnected': 'disconnected', ':dueShard': dueShard },
  };
}

/** Attributes that list a connection as due by the state that it is in; none where it is not watched. */
export function dueOfConnection(teamId: TeamId, state: Parameters<typeof connectionDue>[0]) {
  const at = connectionDue(state);
  const kind = state.status === 'needs_attention' ? 'ATTENTION' : 'CONNECTION';
  return at && dueAttributes(kind, keys.connection(teamId), at);
}

function dueValues(teamId: TeamId, state: Parameters<typeof connectionDue>[0]) {
  const due = dueOfConnection(teamId, state);
  return { ':dueShard': due?.dueShard, ':dueAt': due?.dueAt };
}

const newMark = (attention: Attention | undefined) =>
  attention ? '(attribute_not_exists(attention) OR attention.code <> :code)' : 'attribute_exists(attention)';

const valuesOf = (attention: Attention) => ({ ':attention': attention, ':code': attention.code });
