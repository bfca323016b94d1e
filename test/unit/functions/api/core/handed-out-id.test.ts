import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { idToHandOut, mayBeHandedOut } from '../../../../../functions/api/core/handed-out-id.ts';
import { syncPathSchema } from '../../../../../shared/contracts/management-api/sync.ts';
import { aRepository } from '../../../../support/sync-fixtures.ts';

const key = aRepository('acme/shop', 'team-1');

describe('an id that is handed out', () => {
  it('is a UUIDv7 of the same time, and another one each time', () => {
    const ids = Array.from({ length: 100 }, () => {
      const uuid = uuidv7();
      const id = idToHandOut(uuid, 'sync', key);
      expect(id.slice(0, 28)).toBe(uuid.slice(0, 28));
      return id;
    });
    expect(new Set(ids).size).toBe(100);
    for (const syncId of ids) {
      expect(syncPathSchema.parse({ mappingId: 'YWNtZS9zaG9w', syncId })).toMatchObject({ syncId });
      expect(mayBeHandedOut(syncId, 'sync', key)).toBe(true);
    }
  });

  it.each([
    ['a preview', 'preview', key],
    ['another repository', 'sync', aRepository('acme/api', 'team-1')],
    ['another team', 'sync', aRepository('acme/shop', 'team-2')],
  ] as const)('is none for %s', (_what, followed, other) => {
    const id = idToHandOut(uuidv7(), 'sync', key);
    expect(mayBeHandedOut(id, followed, other)).toBe(false);
  });

  it('is none with another digit', () => {
    const id = idToHandOut(uuidv7(), 'sync', key);
    for (const at of [0, 20, 27, 28, 35]) {
      const digit = id[at] === '1' ? '2' : '1';
      expect(mayBeHandedOut(id.slice(0, at) + digit + id.slice(at + 1), 'sync', key)).toBe(false);
    }
  });
});
