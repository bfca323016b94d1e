import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';

/** What comes back with a refusal: the item as it was, by which a write of ours is told that was made by an earlier try. */
export const withOldItem = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } as const;

/** A write that was not made, since its condition did not hold. */
export interface Refusal {
  /** The item as it was, where the write asked for it (see {@link withOldItem}) and there was one. */
  readonly item: Readonly<Record<string, unknown>> | undefined;
}

/** The refusal of a write whose condition did not hold; nothing when it was written. */
export async function refusalOf(write: Promise<unknown>): Promise<Refusal | undefined> {
  try {
    await write;
    return undefined;
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    return { item: error.Item && unmarshall(error.Item) };
  }
}

/**
 * Whether a write was made: now, or by an earlier try whose answer got lost, so that the SDK repeated it and its own effect is
 * what refuses it.
 *
 * @param write asks for the item that refuses it (see {@link withOldItem})
 * @param isOurs whether an item is as this write leaves it, and no other
 */
export async function wasMade(
  write: Promise<unknown>,
  isOurs: (item: Readonly<Record<string, unknown>>) => boolean,
): Promise<boolean> {
  const refusal = await refusalOf(write);
  return refusal === undefined || (refusal.item !== undefined && isOurs(refusal.item));
}
