import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  changeOfProductTags,
  isExportedAlready,
  type ProductTags,
  productTagsSchema,
  tagsOfOthers,
  untouchedProductTags,
  whileChanging,
} from '../../../../../../shared/domain/asvs/profile/product-tags.ts';

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

  it('stay as long as another team needs them, and are still ours to remove then', () => {
    const others = { version: 3, lines: ['gecko_asvs:a/b'], taken: [{ tag: 'c', since: '2026-11-22T12:00:00.000Z' }] };
    const before = { told: [v6, v8], added: [v6, v8], ...others };
    const present = new Set([v6, v8]);
    const kept = changeOfProductTags(new Set(), present, before, new Set([v6]));
    expect(kept).toEqual({ add: [], remove: [v8], after: { told: [], added: [v6], ...others } });
    expect(isExportedAlready(kept.after, new Set())).toBe(false);
    const gone = changeOfProductTags(new Set(), new Set([v6]), kept.after, new Set());
    expect(gone).toEqual({ add: [], remove: [v6], after: { told: [], added: [], ...others } });
  });

  it('are read as they were written, and without lines where none were kept yet', () => {
    const taken = [{ tag: v8, since: '2026-11-22T12:00:00.000Z' }];
    const record = { version: 1, told: [v6, v8], added: [v6], lines: ['gecko_asvs:a/b'], taken };
    expect(productTagsSchema.parse(record)).toEqual(record);
    expect(productTagsSchema.parse({ told: [v6], added: [] })).toEqual({ ...untouchedProductTags, told: [v6] });
  });

  it('are written down before they are brought or taken, what was taken for a day', () => {
    const now = new Date('2026-11-22T12:00:00.000Z');
    const dayAgo = [{ tag: 'old', since: '2026-11-21T12:00:00.000Z' }];
    const recent = [
      { tag: 'recent', since: '2026-11-21T12:00:00.001Z' },
      { tag: v8, since: '2026-11-22T11:00:00.000Z' },
    ];
    const before = { version: 1, told: [], added: [v8], lines: ['gecko_asvs:a/b'], taken: [...dayAgo, ...recent] };
    const change = changeOfProductTags(new Set([v6]), new Set([v8]), before);
    expect(whileChanging(before, change, now)).toEqual({
      ...before,
      added: [v8, v6],
      taken: [recent[0], { tag: v8, since: now.toISOString() }],
    });
  });

  it('are remembered in alphabetical order', () => {
    const { after } = changeOfProductTags(new Set([v8, v6]), new Set(), untouchedProductTags);
    expect(after).toEqual({ ...untouchedProductTags, told: [v6, v8], added: [v6, v8] });
    const first = { ...untouchedProductTags, told: [v8], added: [v8] };
    expect(changeOfProductTags(new Set([v8, v6]), new Set([v8]), first).after.added).toEqual([v6, v8]);
  });

  it('of other teams are read off the lines that are none of ours', () => {
    const metadata = new Map([
      ['gecko_asvs:a/b', '5.0.0 L1 V1'],
      ['gecko_asvs:a/c', '5.0.0 L2 V6 and V8 v9'],
      ['gecko_asvs:a/d', '4.0.3 L1 V2'],
      ['gecko_asvs:a/e', 'L1 V3'],
      ['gecko_asvs:a/g', 'chapters L1 V3'],
      ['my gecko_asvs:a/f', '5.0.0 L1 V4'],
      ['owner', '5.0.0 L1 V5'],
    ]);
    const others = tagsOfOthers(metadata, { lines: ['gecko_asvs:a/b'] });
    expect(others).toEqual(new Set([v6, v8, 'asvs:4.0.3-v2']));
  });

  it('are told once', () => {
    const product = aProduct();
    product.bring(v8, v6);
    expect(isExportedAlready(product.record(), new Set([v6, v8]))).toBe(true);
    expect(isExportedAlready(product.record(), new Set([v6]))).toBe(false);
    expect(isExportedAlready(product.record(), new Set([v6, 'other']))).toBe(false);
    expect(isExportedAlready(product.record(), new Set([v6, v8, 'other']))).toBe(false);
    expect(isExportedAlready({ ...untouchedProductTags, told: [v6] }, new Set([v6, v8]))).toBe(false);
    expect(isExportedAlready({ ...untouchedProductTags, told: [v6, v8] }, new Set([v6]))).toBe(false);
    expect(isExportedAlready({ ...untouchedProductTags, told: [v6] }, new Set([v8]))).toBe(false);
    expect(isExportedAlready(untouchedProductTags, new Set())).toBe(true);
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
