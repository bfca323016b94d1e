/** `gone`: there is no such product any more, or the key can't see it. */
export type ProductWriteOutcome = 'done' | 'gone';

/**
 * Tags and metadata of products. Writing them takes the right to edit the product (Maintainer on 2.x): a key of a Writer
 * gets `permission_denied`, which is no reason to stop a sync.
 */
export interface DefectDojoMetadata {
  /** `undefined` when the product doesn't exist or the key can't see it. */
  productTags(productId: number): Promise<readonly string[] | undefined>;
  /** Puts tags in the place of all that were there: there is no route that adds to a product's tags (measured). */
  replaceProductTags(productId: number, tags: readonly string[]): Promise<ProductWriteOutcome>;
  /** Values by name; `undefined` when the product doesn't exist. */
  productMetadata(productId: number): Promise<ReadonlyMap<string, string> | undefined>;
  /** Creates a value without a look; `taken`: the product has one of that name, whosever it is. */
  createProductMetadata(
    productId: number,
    entry: { name: string; value: string },
  ): Promise<ProductWriteOutcome | 'taken'>;
  /**
   * Creates or changes one value of at most 300 characters (measured: longer ones are refused); costs no write when it
   * stands there already.
   */
  putProductMetadata(productId: number, entry: { name: string; value: string }): Promise<ProductWriteOutcome>;
}
