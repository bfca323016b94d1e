import { ApiProblem } from './api-problem.ts';
import type { Route } from './route.ts';

/** A route that fits a request, and the values of its path. */
export interface Match {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/**
 * Finds the route for a method and path. Paths are compared as they came: no id of ours needs encoding.
 *
 * @throws {ApiProblem} `route_not_found`, or `method_not_allowed` with the methods that are
 */
export function matchRoute(routes: readonly Route[], method: string, path: string): Match {
  const matches = routes.flatMap((route) => {
    const params = pathParams(route.path, path);
    return params ? [{ route, params }] : [];
  });
  const match = matches.find(({ route }) => route.method === method);
  if (match) return match;
  if (matches.length === 0) throw new ApiProblem('route_not_found', 'There is no such route.');
  const allowed = matches.map(({ route }) => route.method).join(', ');
  throw new ApiProblem('method_not_allowed', `This route takes ${allowed} only.`, { headers: { allow: allowed } });
}

function pathParams(template: string, path: string): Record<string, string> | undefined {
  const expected = template.split('/');
  const given = path.split('/');
  if (expected.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of expected.entries()) {
    const value = given[index] ?? '';
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name === undefined ? value !== part : value === '') return undefined;
    if (name !== undefined) params[name] = value;
  }
  return params;
}
