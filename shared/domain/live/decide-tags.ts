import type { TagChange } from '../plan/operation.ts';

/** The tag calls that are still needed. Servers may spell a tag as an older one of theirs, so case doesn't count. */
export function decideTags(shown: readonly string[], change: TagChange): TagChange {
  const spelled = new Map(shown.map((tag) => [tag.toLowerCase(), tag]));
  return {
    add: change.add.filter((tag) => !spelled.has(tag)),
    remove: change.remove.flatMap((tag) => spelled.get(tag) ?? []),
  };
}
