import type { DynamoDBDocumentClient, QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type * as z from 'zod';
import type { Clock } from '../../../ports/clock.ts';
import { ListingPositionError } from '../../../ports/listing-position-error.ts';
import type { ItemKey } from './keys.ts';
import type { Pace } from './pace.ts';

/**
 * The service's table, the client that reaches it, and the clock by which items expire: DynamoDB deletes them up to days
 * after their time (docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html), and nothing that is read here has.
 */
export interface Table {
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
  readonly clock: Clock;
  /** At which masses are written. */
  readonly pace: Pace;
}

/** Reads one item, strongly consistent, and parses it; `undefined` when there is none, or none any more. */
export async function getItem<T extends z.ZodType>(
  table: Table,
  key: ItemKey,
  schema: T,
): Promise<z.infer<T> | undefined> {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.tableName, Key: key, ConsistentRead: true }),
  );
  return Item === undefined || hasExpired(table, Item) ? undefined : schema.parse(Item);
}

function hasExpired(table: Table, { expiresAt }: Record<string, unknown>): boolean {
  return typeof expiresAt === 'number' && expiresAt <= nowSeconds(table);
}

function nowSeconds({ clock }: Table): number {
  return Math.floor(clock.now().getTime() / 1000);
}

/** What a query finds below a sort key's beginning, without what has expired: a page may then hold less than its limit. */
function query(table: Table, { pk, prefix }: Pick<Listing, 'pk' | 'prefix'>): QueryCommandInput {
  return {
    TableName: table.tableName,
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
    FilterExpression: 'attribute_not_exists(expiresAt) OR expiresAt > :now',
    ExpressionAttributeValues: { ':pk': pk, ':prefix': prefix, ':now': nowSeconds(table) },
    ConsistentRead: true,
  };
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
    ...query(table, listing),
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
