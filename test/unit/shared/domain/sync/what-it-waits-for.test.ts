import { describe, expect, it } from 'vitest';
import { syncStateSchema } from '../../../../../shared/domain/sync/sync-state.ts';
import { type Marked, whatItWaitsFor } from '../../../../../shared/domain/sync/what-it-waits-for.ts';

const now = new Date('2026-11-22T12:00:00.000Z');
const later = '2026-11-22T12:05:00.000Z';
const error = { code: 'unavailable', message: 'It is down.', at: '2026-11-22T11:00:00.000Z' };
const attention = { code: 'key_rejected', reason: 'Invalid token.', since: '2026-11-22T11:00:00.000Z' };
const unmarked: Marked = { connection: {}, mapping: {} };

const waiting = (sync: object, marked = unmarked) =>
  whatItWaitsFor(syncStateSchema.parse({ requested: 1, ...sync }), marked, now);

describe('a repository that was asked for', () => {
  it('waits until an instant, whatever the number of its failed tries', () => {
    for (const attempt of [0, 3]) {
      expect(waiting({ lastError: error, notBefore: later, attempt })).toEqual({ error, until: new Date(later) });
    }
  });

  it('waits no longer, and says why it did, once that is over after a failed try', () => {
    expect(waiting({ lastError: error, attempt: 1 })).toEqual({ error, until: undefined });
    expect(waiting({ lastError: error })).toBeUndefined();
  });

  it('waits for nothing that it could name where nothing went wrong', () => {
    expect(waiting({ notBefore: later, attempt: 1 })).toBeUndefined();
  });

  it.each(['connection', 'mapping'] as const)('waits for a person as long as the %s is marked', (needs) => {
    const sync = { lastError: { ...error, needs }, notBefore: later };
    expect(waiting(sync, { ...unmarked, [needs]: { attention } })).toEqual({
      error: { ...error, needs },
      until: new Date(later),
    });
    expect(waiting(sync)).toBeUndefined();
    expect(waiting(sync, { connection: undefined, mapping: undefined })).toBeUndefined();
  });

  it('waits for nothing any more once it was served', () => {
    expect(waiting({ completed: 1, lastError: error, notBefore: later, attempt: 1 })).toBeUndefined();
  });
});
