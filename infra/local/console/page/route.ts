import { signal } from '@preact/signals';

/** Tabs of a repository's page. */
export const tabs = ['overview', 'sections', 'push', 'preview', 'history', 'why'] as const;

export type Tab = (typeof tabs)[number];

/** What the page shows. */
export type Route =
  | { readonly view: 'settings' | 'map-many' | 'audit' }
  | { readonly view: 'repository'; readonly mappingId: string; readonly tab: Tab; readonly syncId?: string }
  | { readonly view: 'run'; readonly mappingId: string; readonly runId: string };

/** A sync that is followed is named in the address; nothing else may stand there. */
const syncIdPattern = /^[0-9a-f-]{36}$/;

/** Where each route is, as a link has it. */
export function hrefOf(route: Route): string {
  if (route.view === 'run') return `#/repositories/${route.mappingId}/runs/${route.runId}`;
  if (route.view !== 'repository') return route.view === 'settings' ? '#/' : `#/${route.view}`;
  return `#/repositories/${route.mappingId}/${route.tab}${route.syncId ? `/${route.syncId}` : ''}`;
}

/** What is shown now. */
export const route = signal<Route>(routeOf(location.hash));

addEventListener('hashchange', () => {
  route.value = routeOf(location.hash);
});

/** Goes somewhere, as a link would. */
export function go(to: Route): void {
  location.hash = hrefOf(to);
}

/** Is somewhere else, as if one had been there all the time. */
export function replace(to: Route): void {
  history.replaceState(null, '', hrefOf(to));
  route.value = to;
}

function routeOf(hash: string): Route {
  const [first, mappingId = '', third, fourth = ''] = hash.replace(/^#\//, '').split('/');
  if (first === 'map-many' || first === 'audit') return { view: first };
  if (first !== 'repositories') return { view: 'settings' };
  if (third === 'runs') return { view: 'run', mappingId, runId: fourth };
  const tab = tabs.find((one) => one === third) ?? 'overview';
  const isOfSync = tab === 'push' && syncIdPattern.test(fourth);
  return { view: 'repository', mappingId, tab, ...(isOfSync && { syncId: fourth }) };
}

/** A mapping's id is its repository's, in base64url. */
export function repositoryIdOf(mappingId: string): string {
  const binary = atob(mappingId.replaceAll('-', '+').replaceAll('_', '/'));
  return new TextDecoder().decode(Uint8Array.from(binary, (character) => character.charCodeAt(0)));
}
