import { beforeEach, describe, expect, it } from 'vitest';
import type { RoundResult } from '../../../../functions/push/round-result.ts';
import { aScan } from '../../../support/sync-fixtures.ts';
import { aSyncRepository, ids, key, spacingMs } from './a-sync-repository.ts';

let { store, clock, wake, runSync, syncRepository } = aSyncRepository();

beforeEach(() => {
  ({ store, clock, wake, runSync, syncRepository } = aSyncRepository());
});

describe('a failure of the outside world', () => {
  const failing = (retry: Partial<NonNullable<RoundResult['retry']>> = {}): RoundResult => ({
    ...ids,
    outcome: 'waiting',
    retry: { code: 'unavailable', message: 'It is down.', countsAsAttempt: true, ...retry },
  });

  it('becomes waiting time that doubles from 30 s', async () => {
    await store.raise(key, aScan(), clock.now());
    runSync.mockResolvedValue(failing());
    for (const seconds of [30, 60, 120]) {
      await syncRepository({ wakeUp: true });
      expect(wake).toHaveBeenLastCalledWith(key, seconds);
      clock.advance(seconds * 1000);
    }
    expect(await store.state(key)).toMatchObject({ attempt: 3, completed: 0, lastError: { code: 'unavailable' } });
  });

  it('waits as long as the server asked, without counting a rate limit as an attempt', async () => {
    await store.raise(key, aScan(), clock.now());
    runSync.mockResolvedValue(failing({ code: 'rate_limited', countsAsAttempt: false, retryAfterMs: 300_000 }));
    await syncRepository();
    expect(wake).toHaveBeenLastCalledWith(key, 300);
    expect(await store.state(key)).toMatchObject({ attempt: 0, notBefore: '2026-11-22T12:05:00.000Z' });
  });

  it.each([31_536_000_000, 1_795_348_800_000, 9_999_999_999_999_000])(
    'is waited for six hours at most, also where the server asked for %d ms',
    async (retryAfterMs) => {
      await store.raise(key, aScan(), clock.now());
      runSync.mockResolvedValue(failing({ retryAfterMs }));
      await syncRepository();
      const { lease, notBefore } = await store.state(key);
      expect({ lease, notBefore }).toEqual({ lease: undefined, notBefore: '2026-11-22T18:00:00.000Z' });
    },
  );

  it.each([90_000, 3_600_000])('that the server asks to wait %d ms for is tried again at the next wish', async (ms) => {
    await store.raise(key, aScan(), clock.now());
    runSync.mockResolvedValueOnce(failing({ code: 'rate_limited', countsAsAttempt: false, retryAfterMs: ms }));
    await syncRepository();
    clock.advance(spacingMs);
    await syncRepository({ wakeUp: true });
    expect(runSync).toHaveBeenCalledTimes(1);
    await store.raise(key, { kind: 'request', id: 'r', reason: 'pushed_by_hand' }, clock.now());
    await syncRepository();
    expect(runSync).toHaveBeenCalledTimes(2);
  });

  it('is not cut short by new events', async () => {
    await store.raise(key, aScan(), clock.now());
    runSync.mockResolvedValue(failing());
    await syncRepository();
    await store.raise(key, aScan({ id: 'event-2' }), clock.now());
    await syncRepository();
    expect(runSync).toHaveBeenCalledTimes(1);
  });

  it('of the kind that a person must mend is tried again at the next wish', async () => {
    await store.raise(key, aScan(), clock.now());
    const until = new Date('2026-11-22T13:00:00.000Z');
    runSync.mockResolvedValueOnce(
      failing({ code: 'key_rejected', countsAsAttempt: false, until, endsOnRequest: true }),
    );
    await syncRepository();
    expect(await store.state(key)).toMatchObject({ notBefore: until.toISOString(), waitEndsOnWish: true });
    await syncRepository({ wakeUp: true });
    expect(runSync).toHaveBeenCalledTimes(1);
    await store.raise(key, { kind: 'request', id: 'r', reason: 'key_replaced' }, clock.now());
    await syncRepository();
    clock.advance(spacingMs);
    await syncRepository({ wakeUp: true });
    expect(runSync).toHaveBeenCalledTimes(2);
  });

  it('of the kind that a person must mend is tried again soon when the wish came while it failed', async () => {
    await store.raise(key, aScan(), clock.now());
    const until = new Date('2026-11-22T13:00:00.000Z');
    runSync.mockImplementationOnce(async () => {
      await store.raise(key, { kind: 'request', id: 'r', reason: 'key_replaced' }, clock.now());
      return failing({ code: 'key_rejected', countsAsAttempt: false, until, endsOnRequest: true });
    });
    await syncRepository();
    expect(wake).toHaveBeenLastCalledWith(key, spacingMs / 1000);
    clock.advance(spacingMs);
    await syncRepository({ wakeUp: true });
    expect(runSync).toHaveBeenCalledTimes(2);
  });

  it('of the kind that a person must mend is remembered with where', async () => {
    await store.raise(key, aScan(), clock.now());
    runSync.mockResolvedValueOnce(failing({ code: 'key_rejected', countsAsAttempt: false, needs: 'connection' }));
    await syncRepository();
    expect((await store.state(key)).lastError).toMatchObject({ code: 'key_rejected', needs: 'connection' });
  });

  it('is remembered over a crash', async () => {
    await store.raise(key, aScan(), clock.now());
    runSync.mockResolvedValueOnce(failing());
    await syncRepository();
    clock.advance(30_000);
    runSync.mockRejectedValueOnce(new Error('defect'));
    await expect(syncRepository({ wakeUp: true })).rejects.toThrow('defect');
    expect(await store.state(key)).toMatchObject({ attempt: 1, lastError: { code: 'unavailable' } });
  });

  it('is forgotten after a success that more was asked for meanwhile', async () => {
    await store.raise(key, aScan(), clock.now());
    runSync.mockResolvedValueOnce(failing());
    await syncRepository();
    clock.advance(30_000);
    runSync.mockResolvedValueOnce({ ...ids, outcome: 'succeeded', moreTriggers: true });
    await syncRepository({ wakeUp: true });
    const { attempt, lastError } = await store.state(key);
    expect({ attempt, lastError }).toEqual({ attempt: 0, lastError: undefined });
  });

  it('is forgotten after a success', async () => {
    await store.raise(key, aScan(), clock.now());
    runSync.mockResolvedValueOnce(failing());
    await syncRepository();
    clock.advance(30_000);
    await syncRepository({ wakeUp: true });
    const { attempt, lastError } = await store.state(key);
    expect({ attempt, lastError }).toEqual({ attempt: 0, lastError: undefined });
  });

  it('is left to the sweep where the wait is longer than a message can be delayed', async () => {
    await store.raise(key, aScan(), clock.now());
    runSync.mockResolvedValue(failing({ retryAfterMs: 3_600_000 }));
    await syncRepository();
    expect(wake).not.toHaveBeenCalled();
    expect(await store.state(key)).toMatchObject({ notBefore: '2026-11-22T13:00:00.000Z' });
    clock.advance(3_600_000);
    await syncRepository({ wakeUp: true });
    expect(runSync).toHaveBeenCalledTimes(2);
  });

  it('is waited out by one more message where one comes too early', async () => {
    await store.raise(key, aScan(), clock.now());
    runSync.mockResolvedValue(failing({ retryAfterMs: 3_600_000 }));
    await syncRepository();
    clock.advance(900_000);
    await syncRepository({ wakeUp: true });
    expect(wake).toHaveBeenLastCalledWith(key, 2_700);
    expect(runSync).toHaveBeenCalledTimes(1);
  });
});
