import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { defectDojoFailure } from '../../../../../shared/adapters/defectdojo/calls/defectdojo-failure.ts';
import { liveFindingSchema } from '../../../../../shared/adapters/defectdojo/findings/finding-schema.ts';
import { OutsideFailure } from '../../../../../shared/domain/failures/outside-failure.ts';
import { readJson } from '../../../../../shared/http/response/json-response.ts';
import type { Exchange } from '../../../../contract/recordings/exchange.ts';
import { readTopics } from '../../../../contract/recordings/read-topics.ts';
import { recordedVersions } from '../../../../contract/recordings/topic-file.ts';

/** A finding as real servers show it, whatever else it was answered with. */
const recordedFinding = z.looseObject({ id: z.int(), numerical_severity: z.string(), hash_code: z.string() });
const recordedListing = z.object({ results: z.array(recordedFinding) });

/** Every exchange whose answer is a release's own. */
function recordedExchanges(): readonly Exchange[] {
  return recordedVersions.flatMap((version) =>
    readTopics(version).flatMap(({ exchanges }) => exchanges.filter(({ isOwn }) => isOwn)),
  );
}

function findingsIn({ request, answer }: Exchange): readonly unknown[] {
  if (answer.status !== 200 || !request.path.startsWith('/api/v2/findings/')) return [];
  const listing = recordedListing.safeParse(answer.body);
  if (listing.success) return listing.data.results;
  return recordedFinding.safeParse(answer.body).success ? [answer.body] : [];
}

/** The failure that the recorded answer turns into. */
function failureBy({ request, answer }: Exchange): OutsideFailure {
  const { status, body, type = 'application/json' } = answer;
  const headers = { 'content-type': type };
  // Pages were left out of the recordings.
  const bodyText = body === undefined ? '<!DOCTYPE html><html></html>' : JSON.stringify(body);
  const target = { host: 'dojo', request: { method: request.method, origin: 'https://dojo', path: request.path } };
  try {
    readJson(z.unknown(), { status, headers, bodyText }, { ...target, mask: (text) => text });
  } catch (error) {
    const failure = defectDojoFailure(error, new Date());
    if (failure instanceof OutsideFailure) return failure;
  }
  throw new Error(`${request.method} ${request.path} did not fail`);
}

describe('what real servers answered', () => {
  it('is understood wherever it shows findings', () => {
    const findings = recordedExchanges().flatMap(findingsIn);
    expect(findings.length).toBeGreaterThan(800);
    for (const finding of findings) expect(() => liveFindingSchema.parse(finding)).not.toThrow();
  });

  it('is of a kind and a code that fit its status wherever it says no', () => {
    const refusals = recordedExchanges()
      .filter(({ answer }) => answer.status >= 400)
      .map(failureBy);
    expect(new Set(refusals.map(({ status, kind, code }) => `${status} ${kind} ${code}`))).toEqual(
      new Set([
        '400 rejected request_rejected',
        '400 setup not_json',
        '403 setup key_rejected',
        '403 setup permission_denied',
        '404 setup not_found',
        '404 setup not_json',
        '405 setup request_rejected',
        '415 setup request_rejected',
        '500 transient server_error',
      ]),
    );
    expect(refusals.map(({ message }) => message).join('\n')).not.toMatch(/ErrorDetail|Pro comes with|\[object/);
  });
});
