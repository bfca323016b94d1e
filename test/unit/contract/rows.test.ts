import { describe, expect, it } from 'vitest';
import { createRows, withDifferences } from '../../contract/recordings/rows.ts';

const shapes = {
  finding: { fields: { title: '', active: true, cwes: [] }, without: { '2.58.4': ['cwes'] } },
  'finding patched': { fields: { title: '', active: true } },
  counts: { fields: { high: { active: 0, total: 0 }, low: { active: 0, total: 0 } } },
};

describe('a row of a recording', () => {
  it('is its shape with the fields of its own', () => {
    const { whole } = createRows(shapes, '3.2.0');
    expect(whole([{ $finding: 7, title: 'A' }])).toEqual([{ id: 7, title: 'A', active: true, cwes: [] }]);
    expect(whole({ $counts: null, high: { active: 2 } })).toEqual({
      high: { active: 2, total: 0 },
      low: { active: 0, total: 0 },
    });
  });

  it('keeps what was seen on it last, in whatever answer', () => {
    const { whole } = createRows(shapes, '3.2.0');
    whole({ results: [{ $finding: 7, title: 'A' }] });
    expect(whole({ '$finding patched': 7, active: false })).toEqual({ id: 7, title: 'A', active: false });
    expect(whole({ $finding: 7 })).toEqual({ id: 7, title: 'A', active: false, cwes: [] });
    expect(whole({ $finding: 8 })).toMatchObject({ title: '', active: true });
  });

  it('lacks the fields that a release does not have', () => {
    expect(createRows(shapes, '2.58.4').whole({ $finding: 7 })).toEqual({ id: 7, title: '', active: true });
  });

  it('of an unknown shape is refused', () => {
    expect(() => createRows(shapes, '3.2.0').whole({ $fnding: 7 })).toThrow('no shape "fnding"');
  });
});

describe('an answer that says only where it differs', () => {
  it('is the one before with those fields and items changed', () => {
    const before = { count: 2, results: [{ title: 'A' }, { title: 'B', line: 1 }] };
    expect(withDifferences(before, { count: 3, results: { '1': { line: 2 } } })).toEqual({
      count: 3,
      results: [{ title: 'A' }, { title: 'B', line: 2 }],
    });
  });
});
