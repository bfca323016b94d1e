import type * as z from 'zod';
import {
  authorizedGatewayAnswers,
  gatewayAnswers,
  gatewayMessageSchema,
} from '../../../shared/contracts/management-api/gateway-message.ts';
import { problemSchema } from '../../../shared/contracts/management-api/problem.ts';
import {
  defectDojoProblemCodes,
  failedDependencyStatus,
  type ProblemCode,
  problemCatalogue,
} from '../../../shared/contracts/management-api/problem-catalogue.ts';
import type { DeclaredResponse, Route } from '../core/route.ts';
import type { ComponentSchemas, JsonSchema } from './component-schemas.ts';

/** Codes of problems by the status they come with. */
export type ProblemsByStatus = ReadonlyMap<number, readonly ProblemCode[]>;

/** Every problem that a route may answer with: what it declares, and what follows from the rest of its declaration. */
export function problemsOf(route: Route): ProblemsByStatus {
  const byStatus = new Map<number, ProblemCode[]>();
  const add = (code: ProblemCode, status: number = problemCatalogue[code].status) =>
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  for (const code of [...impliedProblems(route), ...(route.problems ?? [])]) add(code);
  if (route.talksToDefectDojo) {
    const status = route.talksToDefectDojo === 'stored' ? failedDependencyStatus : undefined;
    for (const code of defectDojoProblemCodes) add(code, status);
  }
  return byStatus;
}

function impliedProblems(route: Route): ProblemCode[] {
  if (route.access === 'public') return ['internal_error'];
  const { params, body, ifMatch } = route;
  // Not `not_authenticated`: the authorizer answers before the function could.
  return [
    'team_missing',
    'role_not_allowed',
    // A query that a route doesn't take is refused too.
    'request_invalid',
    ...(params ? (['route_not_found'] as const) : []),
    ...(body ? (['body_not_json', 'body_too_large', 'content_type_unsupported'] as const) : []),
    ...(ifMatch ? (['precondition_failed'] as const) : []),
    'internal_error',
  ];
}

/** Describes one route as an OpenAPI operation. */
export function operationOf(route: Route, components: ComponentSchemas): JsonSchema {
  const parameters = parametersOf(route, components);
  const body = route.access === 'manager' ? route.body : undefined;
  return {
    operationId: route.operationId,
    tags: [route.tag],
    summary: route.summary,
    ...(route.description === undefined ? {} : { description: route.description }),
    security: route.access === 'public' ? [] : [{ accessToken: [] }],
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(body ? { requestBody: { required: true, content: jsonContent(components.describe(body, 'input')) } } : {}),
    responses: {
      ...successesOf(route, components),
      ...failuresOf(route, components),
    },
  };
}

function parametersOf(route: Route, components: ComponentSchemas): JsonSchema[] {
  if (route.access === 'public') return [];
  const parameters = [
    ...parametersIn('path', route.params, components),
    ...parametersIn('query', route.query, components),
  ];
  return route.ifMatch ? [...parameters, ifMatchParameter] : parameters;
}

const ifMatchParameter = {
  name: 'If-Match',
  in: 'header',
  required: false,
  description: 'ETag of the version to change; 412 if it is another one by now. `*` takes any version.',
  schema: { type: 'string' },
};

function parametersIn(
  place: 'path' | 'query',
  schema: z.ZodObject | undefined,
  components: ComponentSchemas,
): JsonSchema[] {
  if (!schema) return [];
  return Object.entries(schema.shape).map(([name, field]) => {
    const { description, ...described } = components.describe(field as z.ZodType, 'input');
    const required = place === 'path' || !(field as z.ZodType).safeParse(undefined).success;
    return { name, in: place, required, ...(description ? { description } : {}), schema: described };
  });
}

function successesOf(route: Route, components: ComponentSchemas): JsonSchema {
  return Object.fromEntries(
    Object.entries(route.responses).map(([status, declared]) => [status, successOf(declared, components)]),
  );
}

function successOf(declared: DeclaredResponse, components: ComponentSchemas): JsonSchema {
  const { description, schema, etag, location } = declared;
  const headers = {
    ...(etag ? { ETag: headerOf('Version of the resource, for If-Match.') } : {}),
    ...(location ? { Location: headerOf('Path of the resource.') } : {}),
    ...(declared.csv ? { Link: headerOf('As CSV: path of the next page, with `rel="next"`.') } : {}),
  };
  return {
    description,
    ...(Object.keys(headers).length === 0 ? {} : { headers }),
    ...(schema ? { content: { ...jsonContent(components.describe(schema, 'output')), ...csvContent(declared) } } : {}),
  };
}

function csvContent({ csv }: DeclaredResponse): JsonSchema {
  return csv ? { 'text/csv': { schema: { type: 'string' } } } : {};
}

function headerOf(description: string): JsonSchema {
  return { description, schema: { type: 'string' } };
}

function jsonContent(schema: JsonSchema): JsonSchema {
  return { 'application/json': { schema } };
}

/** What the function answers with as problems, and API Gateway in words of its own. */
function failuresOf(route: Route, components: ComponentSchemas): JsonSchema {
  const problems = problemsOf(route);
  const byGateway = route.access === 'public' ? gatewayAnswers : authorizedGatewayAnswers;
  const statuses = new Set([...problems.keys(), ...Object.keys(byGateway).map(Number)]);
  return Object.fromEntries(
    [...statuses].map((status) => [status, failureOf(problems.get(status), byGateway[status], components)]),
  );
}

function failureOf(
  codes: readonly ProblemCode[] = [],
  whenByGateway: string | undefined,
  components: ComponentSchemas,
): JsonSchema {
  const problem = components.describe(problemSchema, 'output');
  const known = { allOf: [problem, { type: 'object', properties: { code: { enum: codes } } }] };
  const byGateway = whenByGateway === undefined ? [] : [`${whenByGateway}: API Gateway itself answers.`];
  return {
    description: [codes.map((code) => `\`${code}\``).join(', '), ...byGateway].filter(Boolean).join('; or: '),
    content: {
      ...(codes.length === 0 ? {} : { 'application/problem+json': { schema: known } }),
      ...(whenByGateway === undefined ? {} : jsonContent(components.describe(gatewayMessageSchema, 'output'))),
    },
  };
}
