import type { DynamoDBDocumentClient, QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type * as z from 'zod';
import { ListingPositionError } from '../../ports/listing-position-error.ts';
import type { ItemKey } from './keys.ts';

/** The service's table and the client that reaches it. */
export interface Table {
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
}

/** Reads one item, strongly consistent, and parses it; `undefined` when there is none. */
export async function getItem<T extends z.ZodType>(
  table: Table,
  key: ItemKey,
  schema: T,
): Promise<z.infer<T> | undefined> {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.tableName, Key: key, ConsistentRead: true }),
  );
  return Item === undefined ? undefined : schema.parse(Item);
}

/** Which items of a partition to list: those whose sort key starts with `prefix`, one page after the sort key `after`. */
export interface Listing {
  readonly pk: string;
  readonly prefix: string;
  readonly limit: number;
  readonly after?: string | undefined;
  /** @default false */
  readonly newestFirst?: boolean;
}

/**
 * Reads one page of a partition, strongly consistent, and parses every item. `next` is the sort key to go on after.
 *
 * @throws {ListingPositionError} when `after` lies outside the listing, which DynamoDB would refuse as well.
 */
export async function listItems<T extends z.ZodType>(
  table: Table,
  listing: Listing,
  schema: T,
): Promise<{ items: z.infer<T>[]; next?: string }> {
  if (listing.after !== undefined && !listing.after.startsWith(listing.prefix)) {
    throw new ListingPositionError('The listing has no such position.');
  }
  const input: QueryCommandInput = {
    TableName: table.tableName,
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
    ExpressionAttributeValues: { ':pk': listing.pk, ':prefix': listing.prefix },
    ConsistentRead: true,
    Limit: listing.limit,
    ScanIndexForward: !listing.newestFirst,
    ...(listing.after === undefined ? {} : { ExclusiveStartKey: { pk: listing.pk, sk: listing.after } }),
  };
  const { Items = [], LastEvaluatedKey } = await table.client.send(new QueryCommand(input));
  const items = Items.map((item) => schema.parse(item));
  const next: unknown = LastEvaluatedKey?.['sk'];
  return typeof next === 'string' ? { items, next } : { items };
}

/** Items per query when all of a partition's are read; a page ends at 1 MB anyway. */
const itemsPerQuery = 1_000;

/** Reads every item of a partition whose sort key starts with `prefix`, page by page. */
export async function* everyItem<T extends z.ZodType>(
  table: Table,
  listing: Pick<Listing, 'pk' | 'prefix'>,
  schema: T,
): AsyncGenerator<z.infer<T>> {
  let after: string | undefined;
  do {
    const page = await listItems(table, { ...listing, limit: itemsPerQuery, after }, schema);
    yield* page.items;
    after = page.next;
  } while (after !== undefined);
}
