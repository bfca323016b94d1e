import * as z from 'zod';

/** What we did to the tags of one product, over all repositories that a team mapped to it. */
export const productTagsSchema = z.object({
  /** The tags that the repositories needed when they were last brought to the product. */
  told: z.array(z.string()).readonly(),
  /** Those of them that weren't there before: only these are ours to remove. */
  added: z.array(z.string()).readonly(),
});

/** See {@link productTagsSchema}. */
export type ProductTags = z.infer<typeof productTagsSchema>;

/** Nothing was done to a product's tags. */
export const untouchedProductTags: ProductTags = { told: [], added: [] };

/** What is to be done to a product's tags, and what is ours on it afterwards. */
export interface ProductTagChange {
  readonly add: readonly string[];
  readonly remove: readonly string[];
  readonly after: ProductTags;
}

/**
 * Makes a product bear the tags that its repositories need, but for those that people took away since we brought them. Of
 * the others those go that we added; what people or other tools put there stays, even where it is one of our names.
 *
 * @param needed the union over all repositories that are mapped to the product
 * @param present the product's tags now, in lower case
 */
export function changeOfProductTags(
  needed: ReadonlySet<string>,
  present: ReadonlySet<string>,
  { told, added }: ProductTags,
): ProductTagChange {
  const taken = new Set(told.filter((tag) => !present.has(tag)));
  const add = [...needed].filter((tag) => !present.has(tag) && !taken.has(tag)).sort();
  const remove = added.filter((tag) => !needed.has(tag) && present.has(tag));
  const ours = new Set([...added.filter((tag) => needed.has(tag)), ...add]);
  return { add, remove, after: { told: [...needed].sort(), added: [...ours].sort() } };
}

/** Whether a product was already told just these tags. */
export function isToldAlready({ told }: ProductTags, needed: ReadonlySet<string>): boolean {
  return told.length === needed.size && told.every((tag) => needed.has(tag));
}
