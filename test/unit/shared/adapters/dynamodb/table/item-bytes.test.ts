import { describe, expect, it } from 'vitest';
import { itemBytes } from '../../../../../../shared/adapters/dynamodb/table/item-bytes.ts';

describe('what an item comes to', () => {
  it('counts names and texts in UTF-8, and numbers at their longest', () => {
    const bytes = (item: object) => itemBytes(item) - itemBytes({});
    expect(bytes({ name: 'Käse' })).toBe(1 + 4 + 5);
    expect(bytes({ größe: 1 })).toBe(1 + 7 + 21);
    expect(bytes({ is: true, no: null })).toBe(2 * (1 + 2 + 1));
  });

  it('counts what lists and maps hold, and three more for each', () => {
    expect(itemBytes(['a', 'bc'])).toBe(3 + (1 + 1) + (1 + 2));
    expect(itemBytes({ list: [] })).toBe(3 + 1 + 4 + 3);
  });

  it('counts bytes as they are', () => {
    expect(itemBytes(new Uint8Array(129))).toBe(129);
  });

  it('leaves out what is undefined, which is not stored', () => {
    expect(itemBytes({ a: undefined })).toBe(itemBytes({}));
  });
});
