import * as z from 'zod';
import { OutsideFailure } from '../../domain/outside-failure.ts';
import { OutboundError, UnexpectedStatusError } from '../../http/outbound-error.ts';
import { passingFailure, transportFailure } from '../transport-failure.ts';

/**
 * DefectDojo never answers 401: a rejected key is a 403 with one of these texts, any other 403 is a missing right
 * (measured on 2.38.4 to 3.2.0).
 */
const keyRejectedDetails = [
  'Invalid token',
  'Authentication credentials were not provided',
  'User inactive or deleted',
];

/** Translates whatever a call to DefectDojo threw. */
export function defectDojoFailure(error: unknown, now: Date): unknown {
  if (error instanceof UnexpectedStatusError) return statusFailure(error, now);
  if (error instanceof OutboundError) return transportFailure('defectdojo', error);
  return error;
}

function statusFailure(error: UnexpectedStatusError, now: Date): OutsideFailure {
  const passing = passingFailure('defectdojo', error, now);
  if (passing) return passing;
  const said = whatItSaid(error.problem);
  const failure = { system: 'defectdojo', sent: 'maybe', status: error.status, cause: error } as const;
  if (error.status === 403 && keyRejectedDetails.some((detail) => said.startsWith(detail))) {
    const message = `DefectDojo rejected the API key: ${said} Replace the key in the connection.`;
    return new OutsideFailure({ ...failure, kind: 'setup', code: 'key_rejected', message });
  }
  if (error.status === 403) {
    const call = `${error.details.method} ${error.details.path}`;
    const message = `The API key may not do this in DefectDojo (${call}): ${said} Give its user more rights on the product type.`;
    return new OutsideFailure({ ...failure, kind: 'setup', code: 'permission_denied', message });
  }
  if (error.status === 404) {
    const message = `DefectDojo can't find this for the API key: ${said || error.message}`;
    return new OutsideFailure({ ...failure, kind: 'setup', code: 'not_found', message });
  }
  const message = `DefectDojo refused the request: ${said || error.message}`;
  return new OutsideFailure({ ...failure, kind: 'rejected', code: 'request_rejected', message });
}

const problemSchema = z.union([
  z.object({ detail: z.string() }).transform(({ detail }) => detail),
  z.object({ message: z.string() }).transform(({ message }) => message),
  z.array(z.string()).transform((lines) => lines.join(' ')),
  z.record(z.string(), z.unknown()).transform(({ pro: _advertisement, ...fields }) =>
    Object.entries(fields)
      .map(([field, problem]) => `${field}: ${String(problem)}`)
      .join('; '),
  ),
]);

/** DefectDojo's own words: `detail`, else `message`, else the fields and what is wrong with each. */
function whatItSaid(problem: unknown): string {
  return problemSchema.safeParse(problem).data ?? '';
}
