import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  changeOfProductTags,
  isToldAlready,
  type ProductTags,
  untouchedProductTags,
} from '../../../../../shared/domain/asvs/product-tags.ts';

const v6 = 'asvs:5.0.0-v6';
const v8 = 'asvs:5.0.0-v8';
const sets = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e')).map((tags) => new Set(tags));

/** A product whose tags change as we and people change them. */
function aProduct(...tags: string[]) {
  const present = new Set(tags);
  let record: ProductTags = untouchedProductTags;
  return {
    present,
    record: () => record,
    bring(...needed: string[]) {
      const { add, remove, after } = changeOfProductTags(new Set(needed), present, record);
      for (const tag of add) present.add(tag);
      for (const tag of remove) present.delete(tag);
      record = after;
      return { add, remove };
    },
  };
}

describe("a product's tags", () => {
  it('come with the repositories that need them and go when none does', () => {
    const product = aProduct('pci');
    expect(product.bring(v8, v6)).toEqual({ add: [v6, v8], remove: [] });
    expect(product.bring(v6)).toEqual({ add: [], remove: [v8] });
    expect([...product.present]).toEqual(['pci', v6]);
  });

  it('stay where somebody else had put them before', () => {
    const product = aProduct(v6);
    product.bring(v6, v8);
    expect(product.bring()).toEqual({ add: [], remove: [v8] });
    expect([...product.present]).toEqual([v6]);
  });

  it('stay away when a person took them away, and are not ours if that person brings them back', () => {
    const product = aProduct();
    product.bring(v6, v8);
    product.present.delete(v6);
    expect(product.bring(v6, v8)).toEqual({ add: [], remove: [] });
    expect([...product.present]).toEqual([v8]);
  });

  it('come back when they were not needed for a while', () => {
    const product = aProduct();
    product.bring(v6);
    product.bring();
    expect(product.bring(v6)).toEqual({ add: [v6], remove: [] });
  });

  it('are told once', () => {
    const product = aProduct();
    product.bring(v8, v6);
    expect(isToldAlready(product.record(), new Set([v6, v8]))).toBe(true);
    expect(isToldAlready(product.record(), new Set([v6]))).toBe(false);
    expect(isToldAlready(product.record(), new Set([v6, 'other']))).toBe(false);
    expect(isToldAlready(untouchedProductTags, new Set())).toBe(true);
  });

  test.prop([sets, fc.array(sets)])(
    'of others are never touched, and ours are just the needed ones',
    (theirs, needs) => {
      const product = aProduct(...theirs);
      for (const needed of needs) {
        product.bring(...needed);
        expect(product.present).toEqual(new Set([...theirs, ...needed]));
        expect(product.bring(...needed)).toEqual({ add: [], remove: [] });
      }
    },
  );
});
