import { invalidField } from './rejection.ts';
import type { Store } from './store.ts';

/**
 * Tags as the API takes them: refused when they hold a space, comma or quote (2.46.0 and later); on 2.45.3 a comma splits
 * them and everything is stored in lower case.
 */
export function tagsFromApi(store: Store, tags: readonly string[]): string[] {
  if (!store.traits.refusesOddTags)
    return spelled(
      store,
      tags.flatMap((tag) => tag.split(',')).map((tag) => tag.trim()),
    );
  const odd = tags.find((tag) => /[\s,'"]/.test(tag));
  if (odd !== undefined) {
    throw invalidField('tags', `Invalid tag: '${odd}'. Tags should not contain spaces, commas, or quotes.`);
  }
  return spelled(store, tags);
}

/** Tags as a file gives them: cleaned instead of refused, spaces and commas turned into underscores (3.2.0 and 2.58.4). */
export function tagsFromFile(store: Store, tags: readonly string[]): string[] {
  const cleaned = store.traits.refusesOddTags
    ? tags.map((tag) => tag.replaceAll(/[\s,]/g, '_').replaceAll(/['"]/g, ''))
    : tags;
  return spelled(store, cleaned);
}

/** One spelling per tag: the first writer's, or lower case on 2.45.3. */
function spelled(store: Store, tags: readonly string[]): string[] {
  const spelledTags = tags.filter(Boolean).map((tag) => {
    const folded = tag.toLowerCase();
    if (!store.tagSpellings.has(folded)) store.tagSpellings.set(folded, store.traits.lowerCasesTags ? folded : tag);
    return store.tagSpellings.get(folded) ?? tag;
  });
  return [...new Set(spelledTags)];
}
