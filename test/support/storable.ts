/** DynamoDB's numbers (docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html). */
const smallest = 1e-130;
const largest = 9.999999999999999e125;

/**
 * Refuses an item as DynamoDB does that holds a number which it can't, such as one that is too close to 0.
 *
 * @throws {Error}
 */
export function requireStorable(item: unknown): void {
  if (typeof item === 'number') {
    const size = Math.abs(item);
    if (size !== 0 && !(size >= smallest && size <= largest)) {
      throw new Error(`Number underflow or overflow: ${item} is beyond the supported range.`);
    }
  } else if (typeof item === 'object' && item !== null) {
    for (const value of Object.values(item)) requireStorable(value);
  }
}
