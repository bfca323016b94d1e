import * as z from 'zod';
import { isAsvsMetadataName } from '../../names/place-names.ts';
import { tagsOfLine } from './exported-profile.ts';

/** What we did to the tags of one product, over all repositories that a team mapped to it. */
export const productTagsSchema = z.object({
  /** Rises with every change; syncs of several repositories change it at the same moment. */
  version: z.int().nonnegative().default(0),
  /** The tags that the repositories needed when they were last brought to the product; stored under this name. */
  told: z.array(z.string()).readonly(),
  /** Those that weren't there before: only these are ours to remove. Of what isn't needed any more, what another team needs. */
  added: z.array(z.string()).readonly(),
  /** Names of the metadata that hold our profiles, those of repositories that left included. */
  lines: z.array(z.string()).readonly().default([]),
  /** Those that we took from it of late, with when (ISO-8601): with tag inheritance DefectDojo takes them from findings, too. */
  taken: z
    .array(z.object({ tag: z.string(), since: z.string() }))
    .readonly()
    .default([]),
});

/** See {@link productTagsSchema}. */
export type ProductTags = z.infer<typeof productTagsSchema>;

/** Nothing was done to a product's tags. */
export const untouchedProductTags: ProductTags = { version: 0, told: [], added: [], lines: [], taken: [] };

/** How long it is remembered what we took, milliseconds: for longer than a sync waits that is asked for then. */
const takenKeptMs = 24 * 60 * 60 * 1000;

/** What is to be done to a product's tags, and what is ours on it afterwards. */
export interface ProductTagChange {
  readonly add: readonly string[];
  readonly remove: readonly string[];
  readonly after: ProductTags;
}

/**
 * Makes a product bear the tags that its repositories need, but for those that people took away since we brought them. Of
 * the others those go that we added, unless another team's repository needs them; what people or other tools put there
 * stays, even where it is one of our names.
 *
 * @param needed the union over all of the team's repositories that are mapped to the product
 * @param present the product's tags now, in lower case
 * @param neededByOthers what the repositories of other teams need
 */
export function changeOfProductTags(
  needed: ReadonlySet<string>,
  present: ReadonlySet<string>,
  { told, added, ...before }: ProductTags,
  neededByOthers: ReadonlySet<string> = new Set(),
): ProductTagChange {
  const add = [...needed].filter((tag) => !present.has(tag) && !told.includes(tag)).sort();
  const left = added.filter((tag) => !needed.has(tag) && present.has(tag));
  const remove = left.filter((tag) => !neededByOthers.has(tag));
  const kept = left.filter((tag) => neededByOthers.has(tag));
  const ours = new Set([...added.filter((tag) => needed.has(tag)), ...add, ...kept]);
  return { add, remove, after: { told: [...needed].sort(), added: [...ours].sort(), ...before } };
}

/** What is ours on a product, to be written down before anything is done to its tags. */
export function whileChanging(before: ProductTags, { add, remove }: ProductTagChange, now: Date): ProductTags {
  const isRecent = ({ since }: { readonly since: string }) => now.getTime() - Date.parse(since) < takenKeptMs;
  const recent = before.taken.filter((one) => isRecent(one) && !remove.includes(one.tag));
  const taken = remove.map((tag) => ({ tag, since: now.toISOString() }));
  return { ...before, added: [...new Set([...before.added, ...add])], taken: [...recent, ...taken] };
}

/** Whether just these tags were already brought to a product, and nothing of ours is left on it for another team. */
export function isExportedAlready({ told, added }: ProductTags, needed: ReadonlySet<string>): boolean {
  const isExportedAll = told.length === needed.size && told.every((tag) => needed.has(tag));
  return isExportedAll && added.every((tag) => needed.has(tag));
}

/** The tags that other teams' repositories need, by the lines of metadata that the product shows. */
export function tagsOfOthers(
  metadata: ReadonlyMap<string, string>,
  { lines }: Pick<ProductTags, 'lines'>,
): Set<string> {
  const ours = new Set(lines);
  const others = [...metadata].filter(([name]) => isAsvsMetadataName(name) && !ours.has(name));
  return new Set(others.flatMap(([, line]) => tagsOfLine(line)));
}
