import type { AuditEntry } from '../../../domain/team/audit-entry.ts';
import { type Connection, connectionSchema } from '../../../domain/team/connection.ts';
import { type Mapping, mappingSchema } from '../../../domain/team/mapping.ts';
import { lookupsOf } from '../../../domain/team/mapping-lookups.ts';
import type { TeamStore } from '../../../ports/team-store.ts';
import { type ItemKey, keys } from '../table/keys.ts';
import { getItem, listItems, type Table } from '../table/table.ts';
import { type Write, writeTogether } from '../table/transaction.ts';
import { attentionMarks, dueOfConnection } from './attention-marks.ts';
import { auditWrites } from './dynamo-audit-log.ts';
import { lookupRemovals, lookupsNoted, lookupWrites, mappingLookups } from './mapping-lookups.ts';
import { unlessChanged } from './unless-changed.ts';

/** {@link TeamStore} in DynamoDB. */
export function createDynamoTeamStore(table: Table): TeamStore {
  const { tableName: TableName } = table;
  const put = (key: ItemKey, item: object, condition: Condition): Write => ({
    Put: { TableName, Item: { ...key, ...item }, ...condition },
  });
  const putVersioned = (key: ItemKey, item: Versioned) =>
    put(key, item, item.version === 1 ? doesNotExist : isAsRead({ ...item, version: item.version - 1 }));
  /** A mapping that must not exist yet; its repository is found when the team's data are deleted. */
  const putNew = (mapping: Mapping): Write[] => [
    ...lookupWrites(table, mapping, lookupsOf(mapping)),
    { Put: { TableName, Item: { ...keys.knownRepository(mapping), repositoryId: mapping.repositoryId } } },
    put(keys.mapping(mapping), mapping, doesNotExist),
  ];
  const remove = (mapping: Mapping, condition: Condition): Write[] => [
    { Delete: { TableName, Key: keys.mapping(mapping), ...condition } },
    ...lookupRemovals(table, mapping),
  ];
  const write = (writes: readonly Write[], audited: AuditEntry | undefined) =>
    unlessChanged(writeTogether(table, [...writes, ...auditWrites(table, audited)]));

  return {
    ...attentionMarks(table),
    ...mappingLookups(table),
    connection: (teamId) => getItem(table, keys.connection(teamId), connectionSchema),
    putConnection: (connection, audited) =>
      write(
        [
          putVersioned(keys.connection(connection.teamId), watched(connection)),
          // Who never was connected has no mapping yet.
          ...(connection.version === 1 ? [lookupsNoted(table, connection.teamId)] : []),
        ],
        audited,
      ),
    mapping: (key) => getItem(table, keys.mapping(key), mappingSchema),
    putMapping: (mapping, audited) =>
      write(
        [putVersioned(keys.mapping(mapping), mapping), ...lookupWrites(table, mapping, lookupsOf(mapping))],
        audited,
      ),
    createMapping: (mapping, audited) => write(putNew(mapping), audited),
    moveMapping: (former, moved, audited) => write([...remove(former, isAsRead(former)), ...putNew(moved)], audited),
    deleteMapping: (mapping, audited) => write(remove(mapping, hasVersion(mapping.version)), audited),
    mappings: (teamId, page) =>
      listItems(table, { pk: keys.teamPartition(teamId), prefix: keys.mappingPrefix, ...page }, mappingSchema),
  };
}

/** Together with when it is to be verified again. */
const watched = (connection: Connection) => ({ ...connection, ...dueOfConnection(connection.teamId, connection) });

/** What is changed as a whole, over exactly what was read. */
type Versioned = Pick<Mapping, 'version' | 'noted'>;

type Condition = Pick<
  NonNullable<Write['Put']>,
  'ConditionExpression' | 'ExpressionAttributeNames' | 'ExpressionAttributeValues'
>;

const doesNotExist: Condition = { ConditionExpression: 'attribute_not_exists(pk)' };

function hasVersion(version: number): Condition {
  return {
    ConditionExpression: '#version = :version',
    ExpressionAttributeNames: { '#version': 'version' },
    ExpressionAttributeValues: { ':version': version },
  };
}

/** It has the version, and nothing was noted of it since. */
function isAsRead({ version, noted }: Versioned): Condition {
  const { ConditionExpression, ExpressionAttributeNames, ExpressionAttributeValues } = hasVersion(version);
  const isNoted = noted === undefined ? 'attribute_not_exists(noted)' : 'noted = :noted';
  return {
    ConditionExpression: `${ConditionExpression} AND ${isNoted}`,
    ExpressionAttributeNames,
    ExpressionAttributeValues: {
      ...ExpressionAttributeValues,
      ...(noted === undefined ? {} : { ':noted': noted }),
    },
  };
}
