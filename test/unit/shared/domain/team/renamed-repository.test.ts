import { describe, expect, it } from 'vitest';
import type { Mapping } from '../../../../../shared/domain/team/mapping.ts';
import { formerMapping, formerNamesOf, mayBeFormer } from '../../../../../shared/domain/team/renamed-repository.ts';
import { aMapping, aRepository } from '../../../../support/sync-fixtures.ts';

const pathOf = (id: string) => aRepository(id).repositoryId;
const mapped = (id: string, overrides: Partial<Mapping> = {}) => aMapping(aRepository(id), overrides);
const listed = (id: string, geckoId?: string) => ({ id: pathOf(id), ...(geckoId === undefined ? {} : { geckoId }) });

const shop = mapped('acme/shop', { geckoRepositoryId: 'r-1' });
const unasked = mapped('acme/unasked');
const untold = mapped('acme/untold', { geckoRepositoryId: null });

describe('the former mapping of a repository', () => {
  it('has the same id of Gecko’s, whatever its name', () => {
    const own = listed('acme/web-shop', 'r-1');
    expect(formerMapping([unasked, shop], own, [own])).toBe(shop);
    expect(formerMapping([unasked, shop], listed('acme/web-shop', 'r-2'), [own])).toBeUndefined();
    expect(formerMapping([unasked, shop, untold], listed('acme/web-shop'), [own])).toBeUndefined();
  });

  it('is none of its own', () => {
    const own = listed('acme/shop', 'r-1');
    expect(formerMapping([shop], own, [own])).toBeUndefined();
    expect(formerMapping([unasked], listed('acme/unasked', 'r-9'), [])).toBeUndefined();
  });

  it.each([
    ['nobody asked for the id', unasked, 'Acme/Unasked'],
    ['Gecko told none', untold, 'acme/UNTOLD'],
  ])('differs in case alone where %s, and Gecko lists it no more', (_, former, id) => {
    const own = listed(id, 'r-9');
    expect(formerMapping([shop, former], own, [own])).toBe(former);
    expect(formerMapping([shop, former], own, [own, listed(former.repositoryId)])).toBeUndefined();
  });

  it('is no other one of that name, where the id is known', () => {
    const own = listed('Acme/Shop', 'r-9');
    expect(formerMapping([shop], own, [own])).toBeUndefined();
  });

  it('is rather known by the id than by its name', () => {
    const own = listed('Acme/Unasked', 'r-1');
    expect(formerMapping([unasked, shop], own, [own])).toBe(shop);
  });
});

describe('a mapping may be the former one', () => {
  it('where its id is known, or its name differs in case alone', () => {
    expect(mayBeFormer(shop, pathOf('beta/tools'))).toBe(true);
    expect(mayBeFormer(unasked, pathOf('Acme/unasked'))).toBe(true);
    expect(mayBeFormer(untold, pathOf('ACME/untold'))).toBe(true);
    expect(mayBeFormer(unasked, pathOf('beta/tools'))).toBe(false);
    expect(mayBeFormer(untold, pathOf('beta/tools'))).toBe(false);
  });
});

describe('the names that a repository had', () => {
  const named = (repositoryId: string, ...formerNames: string[]) => ({
    ...aMapping(aRepository(repositoryId)),
    ...(formerNames.length > 0 && { formerNames: formerNames.map((name) => aRepository(name).repositoryId) }),
  });
  const namesOf = (mapping: Mapping, present: string) => formerNamesOf(mapping, aRepository(present).repositoryId);

  it('are told from the first to the latest, each once and without the present one', () => {
    expect(namesOf(named('acme/b'), 'acme/c')).toEqual(['acme/b']);
    expect(namesOf(named('acme/b', 'acme/a'), 'acme/c')).toEqual(['acme/a', 'acme/b']);
    expect(namesOf(named('acme/b', 'acme/a'), 'acme/a')).toEqual(['acme/b']);
    expect(namesOf(named('acme/a', 'acme/a', 'acme/b'), 'acme/c')).toEqual(['acme/b', 'acme/a']);
  });

  it('are the latest ten', () => {
    const names = Array.from({ length: 10 }, (_, index) => `acme/old-${index}`);
    expect(namesOf(named('acme/b', ...names), 'acme/c')).toEqual([...names.slice(1), 'acme/b']);
  });
});
