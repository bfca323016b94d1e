import { OutsideFailure, type OutsideFailureDetails } from '../../../domain/failures/outside-failure.ts';
import { OutboundError, UnexpectedStatusError } from '../../../http/failure/outbound-error.ts';
import { passingFailure, transportFailure } from '../../transport-failure.ts';
import { answerText } from './answer-text.ts';

/**
 * DefectDojo never answers 401: a rejected key is a 403 with one of these texts, any other 403 but the next one is a missing
 * right (measured on 2.38.4 to 3.3.0-dev).
 */
const keyRejectedDetails = [
  'Invalid token',
  'Authentication credentials were not provided',
  'User inactive or deleted',
];

/** A key whose time is over, since 3.3 (measured on 3.3.0-dev): no right that anybody gives it would help. */
const keyExpiredDetail = 'API token has expired';

/**
 * Said with 400 about an object that doesn't exist: by a filter (`Select a valid choice`), by an upload, and by a field. Ids
 * inside a list, such as the findings of a risk acceptance, are not meant: those are the caller's to name.
 */
const missingObject =
  /^(?:test|engagement|product|owner): (?:Select a valid choice|Invalid pk)|^(?:Test|Engagement) "\d+" does not exist/;

/** By which DefectDojo refuses what was sent; 422 is what other versions of its framework say. */
const rejectingStatuses = [400, 422];

/** Translates whatever a call to DefectDojo threw. */
export function defectDojoFailure(error: unknown, now: Date): unknown {
  if (error instanceof UnexpectedStatusError) return passingFailure('defectdojo', error, now) ?? statusFailure(error);
  if (error instanceof OutboundError) return transportFailure('defectdojo', error);
  return error;
}

type Judgement = Pick<OutsideFailureDetails, 'kind' | 'code' | 'message'>;

function statusFailure(error: UnexpectedStatusError): OutsideFailure {
  const { status } = error;
  // Empty is what `POST /findings/{id}/original/{other}/` says with its 400 (measured); HTML and text come from others.
  const isItsOwn = error.details.received === 'json' || error.details.received === 'empty';
  const judgement = sizeOrConflict(error) ?? (isItsOwn ? ownAnswer(error) : foreignAnswer(error));
  return new OutsideFailure({ system: 'defectdojo', sent: 'maybe', status, cause: error, ...judgement });
}

function sizeOrConflict({ status, message }: UnexpectedStatusError): Judgement | undefined {
  if (status === 413) {
    return { kind: 'rejected', code: 'request_too_large', message: `${message} The upload is too large for it.` };
  }
  // Two requests created the same thing at once; what the other one made is found the next time.
  return status === 409
    ? { kind: 'transient', code: 'conflict', message: `${message} It will be tried again.` }
    : undefined;
}

/** What DefectDojo itself says, always in JSON. */
function ownAnswer(error: UnexpectedStatusError): Judgement {
  const said = answerText(error.problem) || error.message;
  if (error.status === 403 && keyRejectedDetails.some((detail) => said.startsWith(detail))) {
    const message = `DefectDojo rejected the API key: ${said} Replace the key in the connection.`;
    return { kind: 'setup', code: 'key_rejected', message };
  }
  if (error.status === 403 && said.startsWith(keyExpiredDetail)) {
    const message = `The API key has expired in DefectDojo: ${said} Make a new one there and replace the key in the connection.`;
    return { kind: 'setup', code: 'key_expired', message };
  }
  if (error.status === 403) {
    const message = `The API key may not do this in DefectDojo (${callOf(error)}): ${said} Give its user more rights on the product type.`;
    return { kind: 'setup', code: 'permission_denied', message };
  }
  if (error.status === 404 || missingObject.test(said)) {
    return { kind: 'setup', code: 'not_found', message: `DefectDojo can't find this for the API key: ${said}` };
  }
  const kind = rejectingStatuses.includes(error.status) ? 'rejected' : 'setup';
  return { kind, code: 'request_rejected', message: `DefectDojo refused the request (${callOf(error)}): ${said}` };
}

/** A web page or text: a proxy, a firewall or a login page, or DefectDojo's own page for a path or host it doesn't know. */
function foreignAnswer(error: UnexpectedStatusError): Judgement {
  const answer = `${callOf(error)} was answered with status ${error.status} and no JSON`;
  if (error.status === 403) {
    const message = `Something in front of DefectDojo blocks us: ${answer}. Let its firewall accept our calls to /api/v2/.`;
    return { kind: 'setup', code: 'permission_denied', message };
  }
  const message = `This is not the API of a DefectDojo: ${answer}. Check the URL, and proxies and login pages in front of it.`;
  return { kind: 'setup', code: 'not_json', message };
}

function callOf({ details }: UnexpectedStatusError): string {
  return `${details.method} ${details.path}`;
}
