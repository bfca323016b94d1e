import { go } from './route.ts';

/** What may be asked of a repository's exports. */
export type PushKind = 'push' | 'drift-check' | 'repair';

let asked: { readonly mappingId: string; readonly kind: PushKind } | undefined;

/**
 * Goes to where pushes are followed, to do one. It is remembered here and not in the address: no link of another page may
 * start a push, nor does reloading.
 */
export function goAndPush(mappingId: string, kind: PushKind): void {
  asked = { mappingId, kind };
  go({ view: 'repository', mappingId, tab: 'push' });
}

/** What was asked for, once. */
export function takeAsked(mappingId: string): PushKind | undefined {
  const kind = asked?.mappingId === mappingId ? asked.kind : undefined;
  asked = undefined;
  return kind;
}
