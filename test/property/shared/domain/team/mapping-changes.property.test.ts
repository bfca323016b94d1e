import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Mapping } from '../../../../../shared/domain/team/mapping.ts';
import { mappingChanges, type WantedMapping } from '../../../../../shared/domain/team/mapping-changes.ts';
import { aMapping, aRepository } from '../../../../support/sync-fixtures.ts';

const baseUrl = 'https://dojo.example.com';
const idOf = (number: number) => aRepository(`acme/r${number}`).repositoryId;
const branch = fc.option(fc.constantFrom('main', 'release'), { nil: undefined });
const product = fc.integer({ min: 1, max: 3 });
const nameOf = (id: number) => `Product ${id}`;

const wanted = fc.record({
  repositoryId: fc.integer({ min: 0, max: 6 }).map(idOf),
  product: fc.oneof(
    product.map((id) => ({ id })),
    product.map((id) => ({ name: nameOf(id) })),
  ),
  branch,
});
const file = fc.uniqueArray(wanted, { selector: ({ repositoryId }) => repositoryId });
const there = fc
  .uniqueArray(fc.record({ number: fc.integer({ min: 0, max: 6 }), id: product, branch, isElsewhere: fc.boolean() }), {
    selector: ({ number }) => number,
  })
  .map((rows) =>
    rows.map(({ number, id, branch: own, isElsewhere }) =>
      aMapping(aRepository(`acme/r${number}`), {
        product: { id, name: nameOf(id) },
        baseUrl: isElsewhere ? 'https://old.example.com' : baseUrl,
        ...(own === undefined ? {} : { branch: own }),
      }),
    ),
  );
const missing = fc.constantFrom('keep' as const, 'remove' as const);

function mappedAs(row: WantedMapping): Mapping {
  const id = 'id' in row.product ? row.product.id : Number(row.product.name.split(' ').at(-1));
  const { branch: own } = row;
  return aMapping(aRepository(row.repositoryId), {
    product: { id, name: nameOf(id) },
    baseUrl,
    ...(own === undefined ? {} : { branch: own }),
  });
}

/** The mappings once all changes are done. */
function doneWith(changes: ReturnType<typeof mappingChanges>): Mapping[] {
  return changes.flatMap((change) => {
    if (change.kind === 'remove') return [];
    return 'wanted' in change ? [mappedAs(change.wanted)] : [change.current];
  });
}

describe('a file of mappings', () => {
  it('names each repository of the file and of the team once, and changes nothing the second time', () => {
    fc.assert(
      fc.property(there, file, missing, (current, rows, kind) => {
        const options = { baseUrl, missing: kind };
        const changes = mappingChanges(current, rows, options);
        const named = changes.map(({ repositoryId }) => repositoryId);
        const all = new Set([...current, ...rows].map(({ repositoryId }) => repositoryId));
        expect(new Set(named)).toEqual(all);
        expect(named).toHaveLength(all.size);
        const again = mappingChanges(doneWith(changes), rows, options);
        expect(again.filter((change) => change.kind !== 'unchanged' && change.kind !== 'keep')).toEqual([]);
      }),
    );
  });

  it('gives a reason for each change and for none else, and keeps what it does not name unless told otherwise', () => {
    fc.assert(
      fc.property(there, file, (current, rows) => {
        const changes = mappingChanges(current, rows, { baseUrl, missing: 'keep' });
        for (const { kind, reasons } of changes) expect(reasons.length > 0).toBe(kind !== 'unchanged');
        expect(changes.filter(({ kind }) => kind === 'remove')).toEqual([]);
        expect(doneWith(changes).length).toBeGreaterThanOrEqual(current.length);
      }),
    );
  });
});
