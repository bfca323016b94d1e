import { OutboundError } from '../../../../shared/http/failure/outbound-error.ts';
import {
  createOutboundClient,
  type OutboundClient,
  type OutboundClientOptions,
  type OutboundRequest,
} from '../../../../shared/http/outbound-client.ts';
import type { ResolveHost } from '../../../../shared/http/target/guarded-lookup.ts';
import { localTargetRules } from '../../../../shared/http/target/target-rules.ts';
import { closedAfterwards } from './loopback-server.ts';

/** Long enough for loopback on a busy machine; tests that wait for a deadline set a short one. */
const ampleDeadlineMs = 5_000;
/** What the key looks like in tests: if it shows up in an error, something leaks. */
export const canaryKey = 'canary-5f1d0c2b9e';

export const resolveToLoopback: ResolveHost = async () => [{ address: '127.0.0.1', family: 4 }];

/** A client whose every name leads to loopback, closed after the test. */
export function outboundClient(overrides: Partial<OutboundClientOptions> & { baseUrl: string }): OutboundClient {
  const client = createOutboundClient({
    rules: localTargetRules,
    userAgent: 'gecko-test',
    defaultHeaders: { authorization: `Token ${canaryKey}` },
    resolve: resolveToLoopback,
    ...overrides,
  });
  return closedAfterwards(client);
}

export function getRequest(overrides: Partial<OutboundRequest> = {}): OutboundRequest {
  return { method: 'GET', path: '/api/v2/findings/', deadlineMs: ampleDeadlineMs, ...overrides };
}

/** The error a promise rejects with; anything but an OutboundError fails the test as it is. */
export async function outboundErrorFrom(promise: Promise<unknown>): Promise<OutboundError> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof OutboundError) return error;
    throw error;
  }
  throw new Error('Expected the request to fail, but it succeeded.');
}
