import {
  type DefectDojoProblemCode,
  failedDependencyStatus,
} from '../../../shared/contracts/management-api/problem-catalogue.ts';
import type { OutsideFailure } from '../../../shared/domain/failures/outside-failure.ts';
import {
  type CertificateProblem,
  OutboundError,
  UnexpectedStatusError,
} from '../../../shared/http/failure/outbound-error.ts';
import type { DefectDojoTarget } from '../../../shared/ports/key-store.ts';
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
  login_page: 'login_page',
  response_too_large: 'answer_unreadable',
  compressed_response_refused: 'answer_unreadable',
  invalid_request: 'request_rejected',
  request_too_long: 'request_rejected',
  key_rejected: 'key_rejected',
  key_expired: 'key_expired',
  permission_denied: 'permission_denied',
  access_blocked: 'access_blocked',
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

/** What of a certificate an authority that was given has to do with. */
const aboutTheAuthority: ReadonlySet<CertificateProblem> = new Set(['unknown_authority', 'self_signed', 'expired']);

/** Whoever stands in front wants something else than what it was given. */
const aboutTheGateway: ReadonlySet<DefectDojoProblemCode> = new Set(['access_blocked', 'login_page']);

/** What of a form was filled in beside URL and key. */
type Given = Pick<DefectDojoTarget, 'gatewayHeaders' | 'certificateAuthority'>;

/** Tells a person what went wrong with DefectDojo, and at which field of the form. */
export function defectDojoProblem(failure: OutsideFailure, origin: Origin, given: Given = {}): ApiProblem {
  const { cause } = failure;
  // Of an answer with a wrong status, DefectDojo's own words stand in the failure.
  const told = cause instanceof OutboundError && !(cause instanceof UnexpectedStatusError) ? cause : undefined;
  const code = codeOf(failure);
  const advice = told && !aboutTheWayIn.has(code) ? { advice: told.advice } : {};
  const detail = told?.message ?? failure.message;
  const certificate = told?.details.certificate;
  const field = fieldOf(code, certificate, given);
  const mistake =
    certificate === undefined ? {} : { errors: [{ pointer: `/${field}`, detail, code: `certificate_${certificate}` }] };
  const place = origin === 'given' ? { field, ...mistake } : { status: failedDependencyStatus };
  return new ApiProblem(code, detail, { ...advice, cause: failure, ...place });
}

function fieldOf(
  code: DefectDojoProblemCode,
  certificate: CertificateProblem | undefined,
  { gatewayHeaders, certificateAuthority }: Given,
): string {
  if (aboutTheKey.has(code)) return 'apiKey';
  if (aboutTheGateway.has(code) && gatewayHeaders !== undefined) return 'gatewayHeaders';
  const concernsAuthority = certificate !== undefined && aboutTheAuthority.has(certificate);
  return concernsAuthority && certificateAuthority !== undefined ? 'certificateAuthority' : 'url';
}

/** What is meant of others than DefectDojo already. */
const saidByOthers: ReadonlySet<DefectDojoProblemCode> = new Set([
  'defectdojo_unavailable',
  'login_page',
  'access_blocked',
]);

function codeOf({ code, cause, isForeign }: OutsideFailure): DefectDojoProblemCode {
  const known = codes[code] ?? 'defectdojo_unavailable';
  // DefectDojo says no in JSON, so whoever says it in HTML stands in front of it.
  const isItsOwn = !(cause instanceof UnexpectedStatusError) || (cause.details.received === 'json' && !isForeign);
  if (isItsOwn || saidByOthers.has(known)) return known;
  return known === 'permission_denied' ? 'access_blocked' : 'not_defectdojo';
}
