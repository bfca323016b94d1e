import * as z from 'zod';
import { OutsideFailure, type OutsideFailureDetails } from '../../../domain/failures/outside-failure.ts';
import { OutboundError, UnexpectedStatusError } from '../../../http/failure/outbound-error.ts';
import { passingFailure, transportFailure } from '../../transport-failure.ts';
import { answerText } from './answer-text.ts';
import { isOwnRefusal, refusalOf } from './refusals.ts';

/**
 * Said with 400 about an object that doesn't exist: by a filter (`Select a valid choice`), by an upload, and by a field. Ids
 * inside a list, such as the findings of a risk acceptance, are not meant: those are the caller's to name.
 */
const missingObject =
  /^(?:test|engagement|product|owner): (?:Select a valid choice|Invalid pk)|^(?:Test|Engagement) "\d+" does not exist/;

/** The same as `message` repeats it, with the code by which the framework knows it: texts are in the language of the server. */
const missingObjectCode =
  /^\{'(?:test|engagement|product|owner)': \[ErrorDetail\(string=.*, code='(?:invalid_choice|does_not_exist)'\)\]/s;

const repeatedSchema = z.object({ message: z.string() });

function isMissingObject(said: string, problem: unknown): boolean {
  return missingObject.test(said) || missingObjectCode.test(repeatedSchema.safeParse(problem).data?.message ?? '');
}

/** By which DefectDojo refuses what was sent; 422 is what other versions of its framework say. */
const rejectingStatuses = [400, 422];

/** Translates whatever a call to DefectDojo threw. */
export function defectDojoFailure(error: unknown, now: Date): unknown {
  if (error instanceof UnexpectedStatusError) return passing(error, now) ?? statusFailure(error);
  if (error instanceof OutboundError) return withLogin(transportFailure('defectdojo', error), error);
  return error;
}

/** Named as what it is: who meets an access proxy needs something else than who mistyped a URL. */
function withLogin(failure: OutsideFailure, { details }: OutboundError): OutsideFailure {
  if (!details.isLogin || failure.kind !== 'setup') return failure;
  const { system, kind, message, sent, status, cause } = failure;
  return new OutsideFailure({ system, kind, code: 'login_page', message, sent, status, cause, isForeign: true });
}

/** What passes by itself; with 502 and the like in a page or text it is somebody in front who says so, or gave up on DefectDojo. */
function passing(error: UnexpectedStatusError, now: Date): OutsideFailure | undefined {
  const failure = passingFailure('defectdojo', error, now);
  const { received } = error.details;
  if (failure === undefined || error.status <= 500 || received === 'json') return failure;
  const { kind, code, sent, status, retryAfterMs, cause } = failure;
  const message = `Something in front of DefectDojo answered in its place: ${callOf(error)} was answered with status ${status} and nothing that DefectDojo says. It will be tried again.`;
  return new OutsideFailure({
    ...{ system: 'defectdojo', kind, code, message, sent, status, retryAfterMs, cause },
    isForeign: true,
  });
}

type Judgement = Pick<OutsideFailureDetails, 'kind' | 'code' | 'message'>;

function statusFailure(error: UnexpectedStatusError): OutsideFailure {
  const { status } = error;
  // Empty is what `POST /findings/{id}/original/{other}/` says with its 400 (measured); HTML and text come from others.
  const isJson = error.details.received === 'json' || error.details.received === 'empty';
  const isForeign = !isJson || (status === 403 && !isOwnRefusal(error));
  const judgement = sizeOrConflict(error) ?? (isForeign ? foreignAnswer(error) : ownAnswer(error));
  return new OutsideFailure({ system: 'defectdojo', sent: 'maybe', status, cause: error, isForeign, ...judgement });
}

function sizeOrConflict(error: UnexpectedStatusError): Judgement | undefined {
  const { status, message } = error;
  if (status === 413) {
    return { kind: 'rejected', code: 'request_too_large', message: tooLargeFor(error) };
  }
  // Two requests created the same thing at once; what the other one made is found the next time.
  return status === 409
    ? { kind: 'transient', code: 'conflict', message: `${message} It will be tried again.` }
    : undefined;
}

/** DefectDojo says 400 to a file beyond its own limit of 100 MB (3.2.0), so 413 comes from what stands in front of it. */
function tooLargeFor({ message, details }: UnexpectedStatusError): string {
  if (details.received === 'json') return `${message} The upload is too large for it.`;
  return `${message} Something in front of DefectDojo takes no request of this size: raise its limit for bodies, such as client_max_body_size of nginx.`;
}

/** What DefectDojo itself says, always in JSON. */
function ownAnswer(error: UnexpectedStatusError): Judgement {
  const said = answerText(error.problem) || error.message;
  if (error.status === 403) return refusal(error, said);
  if (error.status === 404 || isMissingObject(said, error.problem)) {
    return { kind: 'setup', code: 'not_found', message: `DefectDojo can't find this for the API key: ${said}` };
  }
  const kind = rejectingStatuses.includes(error.status) ? 'rejected' : 'setup';
  return { kind, code: 'request_rejected', message: `DefectDojo refused the request (${callOf(error)}): ${said}` };
}

function refusal(error: UnexpectedStatusError, said: string): Judgement {
  switch (refusalOf(said, error.details.path)) {
    case 'key_rejected': {
      const message = `DefectDojo rejected the API key: ${said} Replace the key in the connection.`;
      return { kind: 'setup', code: 'key_rejected', message };
    }
    case 'key_expired': {
      const message = `The API key has expired in DefectDojo: ${said} Make a new one there and replace the key in the connection.`;
      return { kind: 'setup', code: 'key_expired', message };
    }
    // An unclear one is asked about by whoever made the call.
    default: {
      const message = `The API key may not do this in DefectDojo (${callOf(error)}): ${said} Give its user more rights on the product type.`;
      return { kind: 'setup', code: 'permission_denied', message };
    }
  }
}

/** A web page or text, or no reason of a refusal: a proxy, a firewall or a login page, or DefectDojo's own page for a path or host it doesn't know. */
function foreignAnswer(error: UnexpectedStatusError): Judgement {
  if (error.details.isLogin) {
    const message = `A login page answers for DefectDojo: ${callOf(error)} was answered with status ${error.status}. Where an access proxy stands in front, give the connection the headers by which it lets services pass.`;
    return { kind: 'setup', code: 'login_page', message };
  }
  const answer = `${callOf(error)} was answered with status ${error.status} and nothing that DefectDojo says`;
  if (error.status === 403) {
    const message = `Something in front of DefectDojo blocks us: ${answer}. Let its firewall accept our calls to /api/v2/, or give the headers that it asks for.`;
    // Whoever may not read is let in nowhere. A write may be refused for what stands in it, which is one repository's matter.
    const code = error.details.method === 'GET' ? 'access_blocked' : 'permission_denied';
    return { kind: 'setup', code, message };
  }
  const message = `This is not the API of a DefectDojo: ${answer}. Check the URL, and proxies and login pages in front of it.`;
  return { kind: 'setup', code: 'not_json', message };
}

function callOf({ details }: UnexpectedStatusError): string {
  return `${details.method} ${details.path}`;
}
