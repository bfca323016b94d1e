import {
  type DefectDojoProblemCode,
  failedDependencyStatus,
} from '../../../shared/contracts/management-api/problem-catalogue.ts';
import type { OutsideFailure } from '../../../shared/domain/failures/outside-failure.ts';
import { OutboundError, UnexpectedStatusError } from '../../../shared/http/failure/outbound-error.ts';
import { ApiProblem } from './api-problem.ts';

/** Where URL and key came from: with the request, or from the stored connection. */
export type Origin = 'given' | 'stored';

const codes: Readonly<Record<string, DefectDojoProblemCode>> = {
  unknown_host: 'unknown_host',
  name_resolution_failed: 'name_resolution_failed',
  address_not_public: 'address_not_public',
  connection_refused: 'connection_refused',
  host_unreachable: 'host_unreachable',
  tls_failure: 'tls_failure',
  timeout: 'timeout',
  not_defectdojo: 'not_defectdojo',
  version_too_old: 'version_too_old',
  no_product_type_visible: 'no_product_type_visible',
  invalid_response: 'not_defectdojo',
  not_json: 'not_defectdojo',
  unexpected_shape: 'not_defectdojo',
  redirected: 'not_defectdojo',
  response_too_large: 'answer_unreadable',
  compressed_response_refused: 'answer_unreadable',
  invalid_request: 'request_rejected',
  request_too_long: 'request_rejected',
  key_rejected: 'key_rejected',
  key_expired: 'key_expired',
  permission_denied: 'permission_denied',
  request_rejected: 'request_rejected',
  not_found: 'request_rejected',
};

const aboutTheKey: ReadonlySet<DefectDojoProblemCode> = new Set([
  'key_rejected',
  'key_expired',
  'permission_denied',
  'no_product_type_visible',
]);

/** Whoever runs the firewall must hear of Gecko's egress addresses, of which the HTTP client knows nothing. */
const aboutTheWayIn: ReadonlySet<DefectDojoProblemCode> = new Set([
  'address_not_public',
  'connection_refused',
  'host_unreachable',
  'timeout',
]);

/** Tells a person what went wrong with DefectDojo, and at which field of the form. */
export function defectDojoProblem(failure: OutsideFailure, origin: Origin): ApiProblem {
  const { cause } = failure;
  // Of an answer with a wrong status, DefectDojo's own words stand in the failure.
  const told = cause instanceof OutboundError && !(cause instanceof UnexpectedStatusError) ? cause : undefined;
  const code = codeOf(failure);
  const advice = told && !aboutTheWayIn.has(code) ? { advice: told.advice } : {};
  return problemWith(code, told?.message ?? failure.message, origin, { ...advice, cause: failure });
}

/** A problem of DefectDojo's with status and form field by where URL and key came from. */
function problemWith(
  code: DefectDojoProblemCode,
  detail: string,
  origin: Origin,
  more: { advice?: string; cause?: unknown } = {},
): ApiProblem {
  const place =
    origin === 'given' ? { field: aboutTheKey.has(code) ? 'apiKey' : 'url' } : { status: failedDependencyStatus };
  return new ApiProblem(code, detail, { ...more, ...place });
}

function codeOf({ code, cause, isForeign }: OutsideFailure): DefectDojoProblemCode {
  const known = codes[code] ?? 'defectdojo_unavailable';
  // DefectDojo says no in JSON, so whoever says it in HTML stands in front of it.
  const isItsOwn = !(cause instanceof UnexpectedStatusError) || (cause.details.received === 'json' && !isForeign);
  if (isItsOwn || known === 'defectdojo_unavailable') return known;
  return known === 'permission_denied' ? 'access_blocked' : 'not_defectdojo';
}
