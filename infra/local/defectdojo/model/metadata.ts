import { isObject } from './json-object.ts';
import { productOf } from './permissions.ts';
import type { MetadataRecord, ProductRecord } from './records.ts';
import { invalidField, notFound } from './rejection.ts';
import type { Store } from './store.ts';

/** What a metadata entry belongs to. */
export type MetadataParent = Pick<MetadataRecord, 'product' | 'finding'>;

/** The product that an entry lies in, itself or by its finding; else the 404. */
export function placeOf(store: Store, row: MetadataParent): ProductRecord {
  const finding = store.findings.get(row.finding ?? 0);
  if (finding) return productOf(store, { test: finding.test });
  const product = store.products.get(row.product ?? 0);
  if (!product) throw notFound('Product');
  return product;
}

/** The product or finding that a request names, if any; the 404 for an unknown one. */
export function parentOf(store: Store, body: unknown): MetadataParent | undefined {
  const given = isObject(body) ? body : {};
  if (given['product'] && given['finding']) throw withTwoParents();
  if (given['product']) {
    const product = store.products.get(Number(given['product']));
    if (!product) throw notFound('Product');
    return { product: product.id, finding: null };
  }
  if (!given['finding']) return undefined;
  const finding = store.findings.get(Number(given['finding']));
  if (!finding) throw notFound('Finding');
  return { product: null, finding: finding.id };
}

/** The 400 for an entry that belongs to two things. */
function withTwoParents() {
  const places = 'either a product, endpoint, location or a finding';
  return invalidField('non_field_errors', `Metadata entries may not have more than one relation, ${places}`);
}

/** The 400 for an entry that belongs to nothing. */
export function withoutParent() {
  return invalidField('non_field_errors', 'Metadata entries need either a product, endpoint, location or a finding');
}

/** The entry of that name, if there is one. */
export function findEntry(store: Store, parent: MetadataParent, name: string): MetadataRecord | undefined {
  const own = (row: MetadataRecord) => row.product === parent.product && row.finding === parent.finding;
  return store.metadata.list().find((row) => own(row) && row.name === name);
}
