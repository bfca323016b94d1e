import * as z from 'zod';
import { OutsideFailure } from '../../../domain/failures/outside-failure.ts';
import { requestPath } from '../../../http/request/request-path.ts';
import type { DefectDojoMetadata } from '../../../ports/defectdojo-metadata.ts';
import type { DefectDojoCalls } from '../calls/calls.ts';
import { unexpectedAnswer } from '../calls/unexpected-answer.ts';
import { doneUnlessGone, unlessMissing } from '../calls/unless-missing.ts';

const metadataPath = '/api/v2/metadata/';
/** Values of one product on one page: far more than there are. */
const valuesMax = 1_000;

const tagsSchema = z.object({ tags: z.array(z.string()).default([]) });
const valueSchema = z.object({ id: z.int(), product: z.int().nullish(), name: z.string(), value: z.string() });

/** A value as it is sent: a PATCH is validated like a new one, so it must repeat the product (measured). */
interface ProductValue {
  readonly product: number;
  readonly name: string;
  readonly value: string;
}

/** {@link DefectDojoMetadata} over API v2. Never by `/metadata/batch/`, which is all or nothing and lacks before 2.41.0. */
export function createHttpProductMetadata(calls: DefectDojoCalls): DefectDojoMetadata {
  const values = async (productId: number) => {
    const { items, total } = await calls.list(valueSchema, metadataPath, { product: productId, limit: valuesMax });
    if (items.some(({ product }) => product !== productId)) throw unexpectedAnswer('metadata of another product');
    if (total > items.length) throw unexpectedAnswer(`${items.length} of ${total} metadata values of a product`);
    return items;
  };

  const create = (entry: ProductValue) => calls.command({ method: 'POST', path: metadataPath, value: entry });

  /** A name that the product has already is refused with 400 (measured). */
  const isCreated = async (entry: ProductValue): Promise<boolean> => {
    try {
      await create(entry);
      return true;
    } catch (error) {
      if (error instanceof OutsideFailure && error.kind === 'rejected') return false;
      throw error;
    }
  };

  const put = async (entry: ProductValue): Promise<void> => {
    const known = (await values(entry.product)).find(({ name }) => name === entry.name);
    if (known?.value === entry.value) return;
    if (known === undefined) await create(entry);
    else await calls.command({ method: 'PATCH', path: requestPath`/api/v2/metadata/${known.id}/`, value: entry });
  };

  return {
    async productTags(productId) {
      const product = await unlessMissing(calls.get(tagsSchema, requestPath`/api/v2/products/${productId}/`));
      return product?.tags;
    },

    replaceProductTags(productId, tags) {
      const path = requestPath`/api/v2/products/${productId}/`;
      return doneUnlessGone(calls.command({ method: 'PATCH', path, value: { tags } }));
    },

    async productMetadata(productId) {
      const read = await unlessMissing(values(productId));
      return read && new Map(read.map(({ name, value }) => [name, value]));
    },

    async createProductMetadata(productId, { name, value }) {
      const created = await unlessMissing(isCreated({ product: productId, name, value }));
      if (created === undefined) return 'gone';
      return created ? 'done' : 'taken';
    },

    putProductMetadata: (productId, { name, value }) => doneUnlessGone(put({ product: productId, name, value })),
  };
}
