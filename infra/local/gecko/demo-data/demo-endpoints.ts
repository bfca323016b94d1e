import { type Area, sceneOf } from './area.ts';

interface Endpoint {
  method: string;
  path: string;
  file: string;
  auth: boolean;
}

/** Routes that are not about records: `method path file`, and `public` for those that need no session. */
const furtherRoutes = [
  'GET / storefront/home.controller.ts public',
  'GET /login storefront/login.controller.ts public',
  'GET /account storefront/account.controller.ts',
  'GET /checkout storefront/checkout.controller.ts',
  'GET /static/* storefront/static.module.ts public',
  'POST /api/auth/register auth/auth.controller.ts public',
  'POST /api/auth/login auth/auth.controller.ts public',
  'POST /api/auth/logout auth/auth.controller.ts',
  'POST /api/auth/refresh auth/auth.controller.ts public',
  'POST /api/auth/totp/verify auth/totp.controller.ts',
  'POST /api/auth/password/forgot auth/password.controller.ts public',
  'POST /api/auth/password/reset auth/password.controller.ts public',
  'GET /api/auth/oauth/google auth/google.controller.ts public',
  'GET /api/auth/oauth/google/callback auth/google.controller.ts public',
  'GET /.well-known/jwks.json auth/jwks.controller.ts public',
  'GET /api/users/me/data-export users/data-export.controller.ts',
  'POST /api/payments/callback payments/payments.controller.ts public',
  'POST /api/uploads/:uploadId/file uploads/uploads.controller.ts',
  'GET /api/exports/:exportId/file exports/exports.controller.ts',
  'POST /api/imports/archive imports/imports.controller.ts',
  'POST /graphql graphql/graphql.module.ts',
  'GET /live live/live.gateway.ts',
  'GET /api/admin/roles admin/roles.controller.ts',
  'PUT /api/admin/roles/:roleId/permissions admin/roles.controller.ts',
  'GET /health health/health.controller.ts public',
];

/** The shop's endpoints as a scan stores them: a JSON list. */
export function webshopEndpoints(areas: readonly Area[], root: string): string {
  const further = furtherRoutes.map((route): Endpoint => {
    const [method = '', path = '', file = '', access] = route.split(' ');
    return { method, path, file: `${root}/${file}`, auth: access !== 'public' };
  });
  return JSON.stringify([...further, ...areas.flatMap((area) => recordEndpoints(area, root))]);
}

/** Billing's endpoints: an OpenAPI document, also JSON. */
export function billingEndpoints(areas: readonly Area[], root: string): string {
  const operations = Map.groupBy(
    areas.flatMap((area) => recordEndpoints(area, root)),
    ({ path }) => path,
  );
  const paths = [...operations].map(([path, endpoints]) => [
    path.replaceAll(/:(\w+)/g, '{$1}'),
    Object.fromEntries(
      endpoints.map(({ method, file }) => [method.toLowerCase(), { 'x-source': file, security: [{ sso: [] }] }]),
    ),
  ]);
  return JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Billing', version: '1' },
    paths: Object.fromEntries(paths),
  });
}

/** The loyalty service's endpoints: text that is not JSON. */
export function loyaltyEndpoints(areas: readonly Area[], root: string): string {
  const lines = areas
    .flatMap((area) => recordEndpoints(area, root))
    .map(({ method, path, file }) => `${method} ${path} -> ${file}`);
  return `# Endpoints\n${lines.join('\n')}\n`;
}

function recordEndpoints(area: Area, root: string): Endpoint[] {
  const { route, idParameter, file } = sceneOf(area, root);
  const one = `${route}/:${idParameter}`;
  const routes = [
    ['GET', route],
    ['POST', route],
    ['GET', one],
    ['PATCH', one],
    ['DELETE', one],
    ['GET', `${one}/${area.child}`],
  ] as const;
  return routes.map(([method, path]) => ({ method, path, file: file('controller'), auth: true }));
}
