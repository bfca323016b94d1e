import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { defectDojoFailure } from '../../../../../shared/adapters/defectdojo/defectdojo-failure.ts';
import { liveFindingSchema } from '../../../../../shared/adapters/defectdojo/finding-schema.ts';
import { OutsideFailure } from '../../../../../shared/domain/outside-failure.ts';
import { readJson } from '../../../../../shared/http/json-response.ts';
import {
  type Exchange,
  readRecording,
  recordingsArePresent,
  recordingsFolder,
} from '../../../infra/local/defectdojo/replay/recordings.ts';

/** A finding as real servers show it, whatever else it was answered with. */
const recordedFinding = z.looseObject({ id: z.int(), numerical_severity: z.string(), hash_code: z.string() });
const recordedListing = z.object({ results: z.array(recordedFinding) });

function recordings() {
  return ['exchanges', 'exchanges-2x'].flatMap((folder) =>
    readdirSync(recordingsFolder + folder).map((file) => `${folder}/${file}`),
  );
}

function exchangesOf(recording: string): readonly Exchange[] {
  return readRecording(recording).exchanges;
}

function findingsIn({ request, response }: Exchange): readonly unknown[] {
  if (response.status !== 200 || !request.path.startsWith('/api/v2/findings/')) return [];
  const listing = recordedListing.safeParse(response.body);
  if (listing.success) return listing.data.results;
  return recordedFinding.safeParse(response.body).success ? [response.body] : [];
}

/** The failure that the recorded answer turns into. */
function failureBy({ request, response }: Exchange): OutsideFailure {
  const { status, body, headers = {} } = response;
  const bodyText = typeof body === 'string' ? body : JSON.stringify(body);
  const target = { host: 'dojo', request: { method: request.method, origin: 'https://dojo', path: request.path } };
  try {
    readJson(z.unknown(), { status, headers, bodyText }, { ...target, mask: (text) => text });
  } catch (error) {
    const failure = defectDojoFailure(error, new Date());
    if (failure instanceof OutsideFailure) return failure;
  }
  throw new Error(`${request.method} ${request.path} did not fail`);
}

describe.runIf(recordingsArePresent)('what real servers answered', () => {
  it('is understood wherever it shows findings', () => {
    const findings = recordings().flatMap(exchangesOf).flatMap(findingsIn);
    expect(findings.length).toBeGreaterThan(800);
    for (const finding of findings) expect(() => liveFindingSchema.parse(finding)).not.toThrow();
  });

  it('is of a kind and a code that fit its status wherever it says no', () => {
    const refusals = recordings()
      .flatMap(exchangesOf)
      .filter(({ response }) => response.status >= 400)
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
