import {
  ProvisionedThroughputExceededException,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { patientRetries } from '../../../../../../shared/adapters/dynamodb/table/patient-retries.ts';

const about = { message: 'Not now.', $metadata: {} };

type Refusal = Parameters<ReturnType<typeof patientRetries>['refreshRetryTokenForRetry']>[1];

const refusal = (error: Error, errorType: Refusal['errorType']): Refusal => ({
  error: error as NonNullable<Refusal['error']>,
  errorType,
});
const throttled = refusal(new ProvisionedThroughputExceededException(about), 'THROTTLING');
const conflict = refusal(new TransactionConflictException(about), 'CLIENT_ERROR');
const cancelledFor = (...codes: string[]): Refusal => {
  const CancellationReasons = codes.map((Code) => ({ Code }));
  return refusal(new TransactionCanceledException({ ...about, CancellationReasons }), 'CLIENT_ERROR');
};

/** The pauses before so many further tries, longest possible, as long as there are so many milliseconds left. */
async function pauses(refused: Refusal, tries: number, leftMs = 600_000) {
  const retries = patientRetries({ leftMs: () => leftMs }, () => 1);
  let token = await retries.acquireInitialRetryToken('');
  const delays: number[] = [];
  for (let one = 0; one < tries; one += 1) {
    token = await retries.refreshRetryTokenForRetry(token, refused);
    delays.push(token.getRetryDelay());
  }
  return delays;
}

describe('the pauses before a refused call is repeated', () => {
  it('grow up to ten seconds while the table is throttled', async () => {
    expect(await pauses(throttled, 9)).toEqual([100, 200, 400, 800, 1_600, 3_200, 6_400, 10_000, 10_000]);
  });

  it('are short where another write is at the same item', async () => {
    expect(await pauses(conflict, 8)).toEqual([20, 40, 80, 160, 320, 640, 1_000, 1_000]);
    expect(await pauses(cancelledFor('None', 'TransactionConflict'), 1)).toEqual([20]);
    expect(await pauses(cancelledFor('ThrottlingError', 'TransactionConflict'), 1)).toEqual([100]);
  });

  it('differ from worker to worker, so that they do not come back all at once', async () => {
    const retries = patientRetries({ leftMs: () => 600_000 }, () => 0.25);
    const first = await retries.acquireInitialRetryToken('');
    expect((await retries.refreshRetryTokenForRetry(first, throttled)).getRetryDelay()).toBe(25);
  });

  it('never go beyond what is left of the function, and end with it', async () => {
    expect(await pauses(throttled, 5, 500)).toEqual([100, 200, 400, 500, 500]);
    await expect(pauses(throttled, 1, 0)).rejects.toThrow();
  });

  it.each([
    ['a condition that does not hold', cancelledFor('ConditionalCheckFailed', 'ThrottlingError')],
    ['a cancellation without a reason', cancelledFor('None')],
  ])('do not come after %s', async (_sentence, refused) => {
    await expect(pauses(refused, 1)).rejects.toThrow();
  });
});
