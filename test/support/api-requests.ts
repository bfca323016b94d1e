import * as z from 'zod';
import type { ManagedRoute } from '../../functions/api/core/route.ts';
import { routes } from '../../functions/api/routes.ts';
import type { ApiRequest } from './an-api.ts';

/** Every route that needs a token. */
export const managedRoutes = routes.filter((route): route is ManagedRoute => route.access === 'manager');

/** `METHOD /path` of a route with its path filled in. */
export function targetOf(route: ManagedRoute, params: Readonly<Record<string, string>>): string {
  return `${route.method} ${route.path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => params[name] ?? '')}`;
}

/** The example body that the contract shows for a route. */
export function exampleRequest(route: ManagedRoute): ApiRequest {
  if (!route.body) return {};
  const [body] = z.array(z.unknown()).min(1).parse(route.body.meta()?.['examples']);
  return { body };
}
