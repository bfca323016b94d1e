import { describe, expect, it } from 'vitest';
import { misnamedRows } from '../../../../../shared/domain/team/misnamed-rows.ts';
import { aMapping, aRepository } from '../../../../support/sync-fixtures.ts';

const idOf = (name: string) => aRepository(name).repositoryId;
const mapped = (name: string, ...formerNames: string[]) =>
  aMapping(aRepository(name), formerNames.length === 0 ? {} : { formerNames: formerNames.map(idOf) });
const rows = (...names: string[]) => names.map((name) => ({ repositoryId: idOf(name) }));

describe('a row of a file', () => {
  it('may not name a mapped repository as it was called before', () => {
    const current = [mapped('acme/new', 'acme/oldest', 'acme/old')];
    const [first, second] = ['acme/old', 'acme/oldest'].map((name) => misnamedRows(current, rows('acme/x', name)));
    expect(first).toEqual([{ index: 1, calledNow: 'acme/new', why: 'former_name' }]);
    expect(second).toEqual(first);
  });

  it('may not do so while what is kept under that name is still to be taken over', () => {
    const moving = { ...mapped('acme/new'), movedFrom: idOf('acme/old') };
    expect(misnamedRows([moving], rows('acme/old'))).toMatchObject([{ calledNow: 'acme/new' }]);
  });

  it('may not name one in another letter case', () => {
    expect(misnamedRows([mapped('Acme/Shop')], rows('acme/shop'))).toEqual([
      { index: 0, calledNow: 'Acme/Shop', why: 'letter_case' },
    ]);
  });

  it('may be another repository, where the file names both', () => {
    expect(misnamedRows([mapped('acme/new', 'acme/old')], rows('acme/new', 'acme/old'))).toEqual([]);
    expect(misnamedRows([mapped('Acme/Shop')], rows('Acme/Shop', 'acme/shop'))).toEqual([]);
  });

  it('may be a repository that is mapped itself', () => {
    expect(misnamedRows([mapped('acme/new', 'acme/old'), mapped('acme/old')], rows('acme/old'))).toEqual([]);
    expect(misnamedRows([mapped('Acme/Shop'), mapped('acme/shop')], rows('acme/shop'))).toEqual([]);
  });
});
