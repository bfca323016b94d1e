import { signal } from '@preact/signals';

/** Tabs of a repository's page. */
export const tabs = ['overview', 'sections', 'push', 'preview', 'history', 'why'] as const;

export type Tab = (typeof tabs)[number];

/** What the page shows. */
export type Route =
  | { readonly view: 'settings' | 'map-many' | 'audit' }
  | { readonly view: 'repository'; readonly mappingId: string; readonly tab: Tab; readonly ask?: PushKind }
  | { readonly view: 'run'; readonly mappingId: string; readonly runId: string };

/** What may be asked of a repository's exports. */
export type PushKind = 'push' | 'drift-check' | 'repair';

/** Where each route is, as a link has it. */
export function hrefOf(route: Route): string {
  if (route.view === 'run') return `#/repositories/${route.mappingId}/runs/${route.runId}`;
  if (route.view !== 'repository') return route.view === 'settings' ? '#/' : `#/${route.view}`;
  return `#/repositories/${route.mappingId}/${route.tab}${route.ask ? `/${route.ask}` : ''}`;
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

function routeOf(hash: string): Route {
  const [first, mappingId = '', third, fourth = ''] = hash.replace(/^#\//, '').split('/');
  if (first === 'map-many' || first === 'audit') return { view: first };
  if (first !== 'repositories') return { view: 'settings' };
  if (third === 'runs') return { view: 'run', mappingId, runId: fourth };
  const tab = tabs.find((one) => one === third) ?? 'overview';
  const ask = (['push', 'drift-check', 'repair'] as const).find((one) => one === fourth);
  return { view: 'repository', mappingId, tab, ...(ask && { ask }) };
}

/** A mapping's id is its repository's, in base64url. */
export function repositoryIdOf(mappingId: string): string {
  const binary = atob(mappingId.replaceAll('-', '+').replaceAll('_', '/'));
  return new TextDecoder().decode(Uint8Array.from(binary, (character) => character.charCodeAt(0)));
}
