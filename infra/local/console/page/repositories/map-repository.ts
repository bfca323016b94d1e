import type { Mapping, ProductChoice, Repository } from '../../../../../functions/api/client/api-types.ts';
import { answerOf, api } from '../api/api.ts';
import { Trouble } from '../api/trouble.ts';

/** What is mapped, or mapped anew. */
export type ToMap = Pick<Repository, 'repositoryId' | 'mappingId' | 'product' | 'branch' | 'asvs'> & {
  /** Version of the mapping that a person saw. */
  readonly etag?: string;
};

/** What a person chose in the dialog. */
export interface Chosen {
  readonly product: ProductChoice | undefined;
  readonly branch: string;
  readonly level: 'L1' | 'L2' | 'L3' | 'detected' | 'unchanged';
  /** All chapters in scope. */
  readonly sections: readonly string[] | 'detected' | 'unchanged';
}

/**
 * Maps a repository, or changes of its mapping what was chosen otherwise.
 *
 * @throws {Trouble}
 */
export async function mapRepository(to: ToMap, { product, branch, level, sections }: Chosen): Promise<Mapping> {
  const { repositoryId, mappingId, etag } = to;
  if (product === undefined) throw new Trouble(noProduct);
  const isChosen = level !== 'unchanged' && level !== 'detected';
  const chapters = typeof sections === 'string' ? undefined : [...sections];
  if (to.product === undefined) {
    const body = {
      repositoryId,
      product,
      ...(branch && { branch }),
      ...(isChosen && { level }),
      ...(chapters && { sections: chapters }),
    };
    return answerOf(api.POST('/v1/mappings', { body }));
  }
  const body = {
    product,
    ...(branch !== (to.branch ?? '') && { branch: branch || null }),
    ...(level !== 'unchanged' && { level: isChosen ? level : null }),
    ...(sections !== 'unchanged' && { sections: chapters ?? null }),
  };
  const params = { path: { mappingId }, header: etag === undefined ? {} : { 'If-Match': etag } };
  return answerOf(api.PATCH('/v1/mappings/{mappingId}', { params, body }));
}

const noProduct = {
  code: 'no_product_chosen',
  detail: 'No product is chosen.',
  advice: 'Choose one of the products that are shown.',
  field: 'product',
};
