import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';

/** The refusal of a write whose condition did not hold; nothing when it was written. */
export async function refusalOf(write: Promise<unknown>): Promise<ConditionalCheckFailedException | undefined> {
  try {
    await write;
    return undefined;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return error;
    throw error;
  }
}
