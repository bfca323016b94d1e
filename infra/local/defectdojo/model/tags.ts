import { invalidField } from './rejection.ts';
import type { Store } from './store.ts';

/** What carries tags; each kind keeps its own spelling of a tag. */
export type TaggedKind = 'product' | 'engagement' | 'test' | 'finding';

/**
 * Tags as the API takes them: refused when they hold a space, comma or quote (2.46.0 and later); on 2.45.3 a comma splits
 * them and everything is stored in lower case.
 */
export function tagsFromApi(store: Store, kind: TaggedKind, tags: readonly string[]): string[] {
  if (!store.traits.refusesOddTags)
    return spelled(
      store,
      kind,
      tags.flatMap((tag) => tag.split(',')).map((tag) => tag.trim()),
    );
  const odd = tags.find((tag) => /[\s,'"]/.test(tag));
  if (odd !== undefined) {
    throw invalidField('tags', `Invalid tag: '${odd}'. Tags should not contain spaces, commas, or quotes.`);
  }
  return spelled(store, kind, tags);
}

/** Tags as a file gives them: cleaned instead of refused, spaces and commas turned into underscores (3.2.0 and 2.58.4). */
export function tagsFromFile(store: Store, kind: TaggedKind, tags: readonly string[]): string[] {
  const cleaned = store.traits.refusesOddTags
    ? tags.map((tag) => tag.replaceAll(/[\s,]/g, '_').replaceAll(/['"]/g, ''))
    : tags;
  return spelled(store, kind, cleaned);
}

/** One spelling per tag: the first writer's, or lower case on 2.45.3. */
function spelled(store: Store, kind: TaggedKind, tags: readonly string[]): string[] {
  const spelledTags = tags.filter(Boolean).map((tag) => {
    const key = `${kind} ${tag.toLowerCase()}`;
    if (!store.tagSpellings.has(key))
      store.tagSpellings.set(key, store.traits.lowerCasesTags ? tag.toLowerCase() : tag);
    return store.tagSpellings.get(key) ?? tag;
  });
  return [...new Set(spelledTags)];
}
