import { describe, expect, it } from 'vitest';
import { knownItem, knownItemSchema } from '../../../../../../shared/adapters/dynamodb/findings/known-item.ts';
import { itemBytes } from '../../../../../../shared/adapters/dynamodb/table/item-bytes.ts';
import { fieldHash, fieldHashes } from '../../../../../../shared/domain/desired/field-hashes.ts';
import { type KnownFinding, knownFindingSchema } from '../../../../../../shared/domain/known/known-finding.ts';
import { aDesired } from '../../../domain/desired/a-finding.ts';

const known: KnownFinding = knownFindingSchema.parse({
  geckoId: '10000000-0000-4000-8000-000000000001',
  hashes: fieldHashes(aDesired()),
  status: 'open',
  flags: 'AV',
  tags: ['gecko', 'gecko:acme/shop'],
  createdForScan: '00000000-0000-4000-8000-000000000001',
  writtenAt: '2026-11-30T07:00:00.000Z',
});

const readBack = (one: KnownFinding) => knownItemSchema.parse(structuredClone(knownItem(one)));

describe('a stored record of a finding', () => {
  it('packs the hashes of all fields, so that a record takes little more than half as much', () => {
    expect(knownItem(known).known.hashes).toEqual({});
    expect(readBack(known)).toEqual(known);
    expect(itemBytes(knownItem(known)) / itemBytes({ known })).toBeLessThan(0.6);
  });

  it('keeps apart which fields have no hash', () => {
    const { title: _, tags: __, ...hashes } = known.hashes;
    expect(readBack({ ...known, hashes })).toEqual({ ...known, hashes });
    expect(readBack({ ...known, hashes: {} })).toEqual({ ...known, hashes: {} });
  });

  it('keeps what can not be packed as it is', () => {
    const hashes = { ...known.hashes, title: '0:abc', line: `1:${'0'.repeat(16)}`, former: fieldHash('text') };
    expect(readBack({ ...known, hashes })).toEqual({ ...known, hashes });
  });

  it('tells of one that is gone, and how often people deleted it', () => {
    const deleted: KnownFinding = { ...known, presence: 'deleted', timesDeletedByPeople: 2 };
    expect(readBack(deleted)).toEqual(deleted);
  });

  it('is read as it was stored before hashes were packed', () => {
    expect(knownItemSchema.parse({ known })).toEqual(known);
  });

  it('is read by whoever knows nothing of packed hashes as one to be looked at', () => {
    expect(knownFindingSchema.parse(knownItem(known).known)).toEqual({ ...known, hashes: {} });
  });

  it('has the hashes of the format that it says', () => {
    const item = knownItem({ ...known, hashes: { title: '1:00000000000000ff' } });
    expect([...item.packedHashes.subarray(0, 9)]).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 255]);
    item.packedHashes[0] = 2;
    expect(knownItemSchema.parse(item).hashes).toEqual({ title: '2:00000000000000ff' });
  });

  it('lacks the hashes of fields that were added later', () => {
    const item = { ...knownItem(known), packedHashes: knownItem(known).packedHashes.subarray(0, 1 + 2 * 8) };
    const { title, severity } = known.hashes;
    expect(knownItemSchema.parse(item).hashes).toEqual({ title, severity });
  });
});
