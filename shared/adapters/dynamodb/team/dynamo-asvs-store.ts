import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { detectedBySchema, storedDetectionSchema } from '../../../domain/asvs/detection/detection.ts';
import { openFindingsSchema } from '../../../domain/asvs/open-findings.ts';
import { productTagsSchema } from '../../../domain/asvs/profile/product-tags.ts';
import { type AsvsProfile, asvsProfileSchema } from '../../../domain/asvs/profile/profile.ts';
import type { AsvsStore } from '../../../ports/asvs-store.ts';
import { firstThatFit } from '../table/cut-by-size.ts';
import { itemBytes, partMaxBytes } from '../table/item-bytes.ts';
import { type ItemKey, keys } from '../table/keys.ts';
import { getItem, listItems, type Table } from '../table/table.ts';
import { type Write, writeTogether } from '../table/transaction.ts';
import { auditWrites } from './dynamo-audit-log.ts';
import { unlessChanged } from './unless-changed.ts';

/** Lines of a product that thousands of repositories are mapped to. */
const linesMax = { maxBytes: partMaxBytes, maxCount: Number.POSITIVE_INFINITY };

/**
 * {@link AsvsStore} in DynamoDB. Profiles are small and lie in the team's partition, so that totals take one query;
 * evidence and counts lie with the repository. What confirms a detection is an item of its own, since a change costs as much as
 * its whole item.
 */
export function createDynamoAsvsStore(table: Table): AsvsStore {
  const { client, tableName: TableName } = table;
  const putOver = (key: ItemKey, item: Pick<AsvsProfile, 'version'>): Write => ({
    Put: {
      TableName,
      Item: { ...key, ...item },
      ExpressionAttributeNames: { '#version': 'version' },
      ...(item.version === 1
        ? { ConditionExpression: 'attribute_not_exists(#version)' }
        : {
            ConditionExpression: '#version = :before',
            ExpressionAttributeValues: { ':before': item.version - 1 },
          }),
    },
  });
  const putProfile = (profile: AsvsProfile) => putOver(keys.asvsProfile(profile), profile);
  const write = (...writes: Write[]) => unlessChanged(writeTogether(table, writes));

  return {
    profile: (key) => getItem(table, keys.asvsProfile(key), asvsProfileSchema),
    profiles: (teamId, page) =>
      listItems(table, { pk: keys.teamPartition(teamId), prefix: keys.asvsProfilePrefix, ...page }, asvsProfileSchema),
    putProfile: (profile, audited) => write(putProfile(profile), ...auditWrites(table, audited)),
    async detection(key) {
      const [detection, confirmed] = await Promise.all([
        getItem(table, keys.asvsDetection(key), storedDetectionSchema),
        getItem(table, keys.asvsConfirmed(key), detectedBySchema),
      ]);
      const isNewer = detection && confirmed && confirmed.detectedAt > detection.detectedAt;
      return isNewer ? { ...detection, ...confirmed } : detection;
    },
    putDetection: (profile, detection) =>
      write(putProfile(profile), { Put: { TableName, Item: { ...keys.asvsDetection(profile), ...detection } } }),
    async confirmDetection(key, { scanId, detectedAt }) {
      await client.send(new PutCommand({ TableName, Item: { ...keys.asvsConfirmed(key), scanId, detectedAt } }));
    },
    openFindings: (key) => getItem(table, keys.asvsOpenFindings(key), openFindingsSchema),
    async putOpenFindings(key, counts) {
      await client.send(new PutCommand({ TableName, Item: { ...keys.asvsOpenFindings(key), ...counts } }));
    },
    productTags: (product) => getItem(table, keys.asvsProductTags(product), productTagsSchema),
    async putProductTags(product, tags) {
      const lines = firstThatFit(tags.lines.toReversed(), itemBytes, linesMax).toReversed();
      const kept = { ...tags, lines };
      await write(putOver(keys.asvsProductTags(product), kept));
    },
  };
}
