/**
 * The sparse index of the table: an item is in it as long as something is to be done about it at an instant. It is spread
 * over parts, so that no partition of DynamoDB's takes all of its writes.
 */
export const dueIndex = {
  name: 'due',
  /** What kind of item it is and which part of the index it is in. */
  shard: 'dueShard',
  /** ISO-8601 instant. */
  at: 'dueAt',
  /** Further attributes in it. */
  attributes: ['baseUrl'],
} as const;
