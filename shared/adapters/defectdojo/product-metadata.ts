import * as z from 'zod';
import { requestPath } from '../../http/request-path.ts';
import type { DefectDojoMetadata } from '../../ports/defectdojo-metadata.ts';
import type { DefectDojoCalls } from './calls.ts';
import { unexpectedAnswer } from './unexpected-answer.ts';
import { doneUnlessGone, unlessMissing } from './unless-missing.ts';

const metadataPath = '/api/v2/metadata/';
/** Values of one product on one page: far more than there are. */
const valuesMax = 1_000;

const tagsSchema = z.object({ tags: z.array(z.string()).default([]) });
const valueSchema = z.object({ id: z.int(), product: z.int().nullish(), name: z.string(), value: z.string() });

/** {@link DefectDojoMetadata} over API v2. Never by `/metadata/batch/`, which is all or nothing and lacks before 2.41.0. */
export function createHttpProductMetadata(calls: DefectDojoCalls): DefectDojoMetadata {
  const values = async (productId: number) => {
    const { items, total } = await calls.list(valueSchema, metadataPath, { product: productId, limit: valuesMax });
    if (items.some(({ product }) => product !== productId)) throw unexpectedAnswer('metadata of another product');
    if (total > items.length) throw unexpectedAnswer(`${items.length} of ${total} metadata values of a product`);
    return items;
  };

  const put = async (productId: number, { name, value }: { name: string; value: string }): Promise<void> => {
    const known = (await values(productId)).find((entry) => entry.name === name);
    if (known?.value === value) return;
    // A PATCH is validated like a new value, so it must repeat the product (measured).
    const body = { product: productId, name, value };
    if (known === undefined) await calls.command({ method: 'POST', path: metadataPath, value: body });
    else await calls.command({ method: 'PATCH', path: requestPath`/api/v2/metadata/${known.id}/`, value: body });
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

    putProductMetadata: (productId, entry) => doneUnlessGone(put(productId, entry)),
  };
}
