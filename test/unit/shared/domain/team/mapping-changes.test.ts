import { describe, expect, it } from 'vitest';
import type { Mapping } from '../../../../../shared/domain/team/mapping.ts';
import { mappingChanges, type WantedMapping } from '../../../../../shared/domain/team/mapping-changes.ts';
import { aMapping, aRepository } from '../../../../support/sync-fixtures.ts';

const baseUrl = 'https://dojo.example.com';
const { repositoryId } = aRepository('acme/shop');
const shop = aMapping(aRepository('acme/shop'), { product: { id: 12, name: 'Shop' }, baseUrl });
const wantedAs = (overrides: Partial<WantedMapping> = {}): WantedMapping => ({
  repositoryId,
  product: { id: 12 },
  ...overrides,
});
const changesOf = (current: readonly Mapping[], ...wanted: WantedMapping[]) =>
  mappingChanges(current, wanted, { baseUrl, missing: 'keep' });

describe('a file', () => {
  it('adds what is not mapped yet', () => {
    const wanted = wantedAs();
    expect(changesOf([], wanted)).toEqual([{ kind: 'add', repositoryId, wanted, reasons: ['It is not mapped yet.'] }]);
  });

  it.each<[string, Partial<WantedMapping>]>([
    ['by id', { product: { id: 12 } }],
    ['by the name that its product was chosen by', { product: { name: 'Shop' } }],
  ])('leaves alone what is so already, %s', (_, wanted) => {
    expect(changesOf([shop], wantedAs(wanted))).toEqual([
      { kind: 'unchanged', repositoryId, current: shop, reasons: [] },
    ]);
  });

  it('tells where it calls the product otherwise than the mapping does, since the id counts', () => {
    const product = { id: 12, name: 'Web' };
    const reason = 'The id 12 counts: the file calls it "Web", and it was mapped as "Shop".';
    expect(changesOf([shop], wantedAs({ product }))).toMatchObject([{ kind: 'unchanged', reasons: [reason] }]);
    expect(changesOf([shop], wantedAs({ product, branch: 'main' }))).toMatchObject([
      { kind: 'change', product: false, reasons: [expect.stringContaining('The branch changes'), reason] },
    ]);
    expect(changesOf([shop], wantedAs({ product: { id: 12, name: 'Shop' } }))).toMatchObject([{ reasons: [] }]);
  });

  it('tells by which name it calls the product that is to come', () => {
    expect(changesOf([shop], wantedAs({ product: { id: 13, name: 'Web' } }))).toMatchObject([
      { kind: 'change', reasons: ['The product changes from "Shop" (12) to "Web" (13).'] },
    ]);
  });

  it('leaves alone a mapping of old, of which nobody knows the instance', () => {
    const { baseUrl: _unknown, ...old } = shop;
    expect(changesOf([old], wantedAs())).toMatchObject([{ kind: 'unchanged' }]);
  });

  it.each<[string, Partial<WantedMapping>, string]>([
    ['another id', { product: { id: 13 } }, 'The product changes from "Shop" (12) to the one with the id 13.'],
    ['another name', { product: { name: 'shop' } }, 'The product changes from "Shop" (12) to "shop".'],
  ])('changes the product, for %s', (_, wanted, reason) => {
    expect(changesOf([shop], wantedAs(wanted))).toMatchObject([{ kind: 'change', product: true, reasons: [reason] }]);
  });

  it('chooses the product anew where it was chosen on another instance', () => {
    const elsewhere = { ...shop, baseUrl: 'https://old.example.com' };
    const reasons = ['Its product was chosen on https://old.example.com.'];
    expect(changesOf([elsewhere], wantedAs())).toMatchObject([{ kind: 'change', product: true, reasons }]);
  });

  it.each<[string | undefined, string | undefined, string]>([
    [undefined, 'main', 'The branch changes from the repository\'s default to "main".'],
    ['main', undefined, 'The branch changes from "main" to the repository\'s default.'],
    ['main', 'release', 'The branch changes from "main" to "release".'],
  ])('changes the branch from %s to %s, and no product', (before, after, reason) => {
    const current = before === undefined ? shop : { ...shop, branch: before };
    expect(changesOf([current], wantedAs({ branch: after }))).toMatchObject([
      { kind: 'change', product: false, place: true, reasons: [reason] },
    ]);
  });

  it('gives all reasons of a change', () => {
    const [change] = changesOf([shop], wantedAs({ product: { id: 13 }, branch: 'main' }));
    expect(change?.reasons).toHaveLength(2);
  });

  it.each(['keep', 'remove'] as const)('has what it does not name come last, to %s it', (missing) => {
    const other = aMapping(aRepository('acme/a'), { product: { id: 12, name: 'Shop' }, baseUrl });
    expect(mappingChanges([other, shop], [wantedAs()], { baseUrl, missing })).toMatchObject([
      { kind: 'unchanged', repositoryId },
      { kind: missing, repositoryId: 'acme/a', current: other, reasons: ['The file does not name it.'] },
    ]);
  });
});
