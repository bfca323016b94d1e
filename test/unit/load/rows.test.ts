import { describe, expect, it } from 'vitest';
import { addRows, compareRows } from '../../load/rows.ts';

const wanted = [
  { productId: 1, geckoIds: ['g-1', 'g-2'] },
  { productId: 2, geckoIds: ['g-1'] },
];
const shown = (productId: number, geckoId: string, active = true) => ({ productId, geckoId, active });

describe('what an instance shows', () => {
  it('is what Gecko listed where each row has one active finding', () => {
    const all = [shown(1, 'g-1'), shown(1, 'g-2'), shown(2, 'g-1')];
    expect(compareRows(wanted, all)).toEqual({ wanted: 3, missing: 0, doubled: 0, unexpected: 0 });
  });

  it.each([
    ['a row is nowhere', [shown(1, 'g-1'), shown(1, 'g-2')], { missing: 1 }],
    ['a row is in another product', [shown(1, 'g-1'), shown(1, 'g-2'), shown(3, 'g-1')], { missing: 1, unexpected: 1 }],
    ['a row was closed', [shown(1, 'g-1'), shown(1, 'g-2', false), shown(2, 'g-1')], { missing: 1 }],
    ['a row is there twice', [shown(1, 'g-1'), shown(1, 'g-2'), shown(2, 'g-1'), shown(2, 'g-1')], { doubled: 1 }],
    ['nobody listed it', [shown(1, 'g-1'), shown(1, 'g-2'), shown(2, 'g-1'), shown(2, '')], { unexpected: 1 }],
  ])('differs where %s', (_, all, difference) => {
    expect(compareRows(wanted, all)).toEqual({ wanted: 3, missing: 0, doubled: 0, unexpected: 0, ...difference });
  });

  it('is summed up over instances', () => {
    const counts = { wanted: 3, missing: 1, doubled: 0, unexpected: 2 };
    expect(addRows([counts, counts])).toEqual({ wanted: 6, missing: 2, doubled: 0, unexpected: 4 });
    expect(addRows([])).toEqual({ wanted: 0, missing: 0, doubled: 0, unexpected: 0 });
  });
});
