import { fc, it } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { cutBySize } from '../../../../../shared/adapters/dynamodb/table/cut-by-size.ts';

const sizes = fc.array(fc.nat({ max: 120 }), { maxLength: 60 });
const limits = fc.record({ maxBytes: fc.integer({ min: 1, max: 200 }), maxCount: fc.integer({ min: 1, max: 9 }) });

describe('a list that is cut by size', () => {
  it.prop([sizes, limits])('comes back whole and in its order, in parts within the limits', (list, limit) => {
    const parts = [...cutBySize(list, (one) => one, limit)];
    expect(parts.flat()).toEqual(list);
    for (const part of parts) {
      const bytes = part.reduce((sum, one) => sum + one, 0);
      expect(part.length).toBeLessThanOrEqual(limit.maxCount);
      expect(part.length === 1 || bytes <= limit.maxBytes).toBe(true);
      expect(part).not.toEqual([]);
    }
  });

  it.prop([sizes, limits])('is cut no more often than it has to be', (list, limit) => {
    const parts = [...cutBySize(list, (one) => one, limit)];
    for (const [index, next] of parts.slice(1).entries()) {
      const before = parts[index] ?? [];
      const together = [...before, next[0] ?? 0];
      const bytes = together.reduce((sum, one) => sum + one, 0);
      expect(bytes > limit.maxBytes || together.length > limit.maxCount).toBe(true);
    }
  });
});
