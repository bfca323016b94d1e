import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Problem } from '../../../shared/contracts/management-api/problem.ts';
import { problemCatalogue } from '../../../shared/contracts/management-api/problem-catalogue.ts';
import { ListingPositionError } from '../../../shared/ports/listing-position-error.ts';
import { VersionConflictError } from '../../../shared/ports/team-store.ts';
import { ApiProblem } from './api-problem.ts';
import { cursorInvalid } from './cursor.ts';
import { etagOf } from './precondition.ts';
import type { Answer, Route } from './route.ts';

/** Answers of this API are for one team's managers: nobody may keep or sniff them. */
const privateHeaders = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };
const publicHeaders = { 'cache-control': 'public, max-age=300', 'x-content-type-options': 'nosniff' };

/** Where the OpenAPI document describes the kinds of problems. */
const problemTypeBase = '/v1/openapi.json#/x-problems/';

/**
 * Renders an answer by what its route declares: a status it doesn't declare is a mistake of ours, and a field it doesn't
 * declare does not leave.
 */
export function renderAnswer(route: Route, answer: Answer): APIGatewayProxyStructuredResultV2 {
  const declared = route.responses[answer.status];
  if (!declared) throw new Error(`${route.operationId} answered ${answer.status}, which it doesn't declare.`);
  const headers = {
    ...(route.access === 'public' ? publicHeaders : privateHeaders),
    ...(answer.version === undefined ? {} : { etag: etagOf(answer.version) }),
    ...(answer.location === undefined ? {} : { location: answer.location }),
    ...(answer.next === undefined ? {} : { link: `<${answer.next}>; rel="next"` }),
    ...(declared.csv ? { vary: 'accept' } : {}),
  };
  if (answer.csv !== undefined) return csvResponse(answer.status, answer.csv, headers);
  if (!declared.schema) return { statusCode: answer.status, headers };
  return {
    statusCode: answer.status,
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(declared.schema.parse(answer.body)),
  };
}

function csvResponse(
  statusCode: number,
  body: string,
  headers: Record<string, string>,
): APIGatewayProxyStructuredResultV2 {
  return { statusCode, headers: { ...headers, 'content-type': 'text/csv; charset=utf-8; header=present' }, body };
}

/** Renders a problem as RFC 9457 asks. */
export function renderProblem(
  problem: ApiProblem,
  request: { path: string; requestId: string },
): APIGatewayProxyStructuredResultV2 {
  const { title, advice } = problemCatalogue[problem.code];
  const { headers, cause: _cause, ...details } = problem.details;
  const body: Problem = {
    type: `${problemTypeBase}${problem.code}`,
    title,
    status: problem.status,
    detail: problem.message,
    instance: request.path,
    code: problem.code,
    advice,
    ...details,
    requestId: request.requestId,
  };
  return {
    statusCode: problem.status,
    headers: { ...privateHeaders, ...headers, 'content-type': 'application/problem+json' },
    body: JSON.stringify(body),
  };
}

/** The problem that an error means to the caller; what nobody foresaw is told without any of its words. */
export function problemOf(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  if (error instanceof VersionConflictError) {
    return new ApiProblem('changed_meanwhile', 'Somebody else changed it at the same moment.', { cause: error });
  }
  if (error instanceof ListingPositionError) {
    return cursorInvalid();
  }
  return new ApiProblem('internal_error', 'Something went wrong on our side.', { cause: error });
}
