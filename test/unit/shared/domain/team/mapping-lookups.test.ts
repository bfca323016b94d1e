import { describe, expect, it } from 'vitest';
import {
  isFoundBy,
  lookupOfProduct,
  lookupsOf,
  lookupsOfRepository,
} from '../../../../../shared/domain/team/mapping-lookups.ts';
import { aMapping, aRepository } from '../../../../support/sync-fixtures.ts';

const aNumberAsId = aMapping(aRepository('Acme/Shop'), { product: { id: 12, name: 'Shop' }, geckoRepositoryId: '12' });
const { repositoryId: id } = aRepository('acme/shop');

describe('a mapping', () => {
  it('is found by its product, whatever id of a repository is the same number', () => {
    expect(isFoundBy(aNumberAsId, [lookupOfProduct(12)])).toBe(true);
    expect(isFoundBy({ ...aNumberAsId, product: { id: 13, name: 'Shop' } }, [lookupOfProduct(12)])).toBe(false);
  });

  it('is found by its path in other upper and lower case', () => {
    expect(isFoundBy(aNumberAsId, lookupsOfRepository({ id }))).toBe(true);
    expect(isFoundBy(aMapping(aRepository('acme/shopping')), lookupsOfRepository({ id }))).toBe(false);
  });

  it("is found by Gecko's id of its repository, under whatever path that is listed", () => {
    const listed = { id: aRepository('acme/new-shop').repositoryId, geckoId: '12' };
    expect(isFoundBy(aNumberAsId, lookupsOfRepository(listed))).toBe(true);
    expect(isFoundBy({ ...aNumberAsId, geckoRepositoryId: '7' }, lookupsOfRepository(listed))).toBe(false);
    for (const geckoRepositoryId of [null, undefined]) {
      expect(isFoundBy({ ...aNumberAsId, geckoRepositoryId }, lookupsOfRepository(listed))).toBe(false);
    }
  });

  it('has three lookups, which never change: they are noted in the table', () => {
    expect(lookupsOf(aNumberAsId)).toEqual(['product 12', 'path acme/shop', 'gecko 12']);
    expect(lookupsOf({ ...aNumberAsId, geckoRepositoryId: null })).toEqual(['product 12', 'path acme/shop']);
  });
});
