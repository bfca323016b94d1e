import { describe, expect, it } from 'vitest';
import { follow } from '../../../../../infra/local/console/page/api/follow.ts';

type Look = number | Error;

/** Follows until a look tells 100; each of `looks` is told or thrown in turn, the last one again and again. */
async function followed(looks: readonly Look[], { mayPass = true, abortAfter = Number.POSITIVE_INFINITY } = {}) {
  const life = new AbortController();
  const shown: number[] = [];
  const pausesMs: number[] = [];
  let asked = 0;
  const ask = async () => {
    const look = looks[Math.min(asked, looks.length - 1)] as Look;
    asked += 1;
    if (asked > abortAfter) life.abort();
    if (look instanceof Error) throw look;
    return look;
  };
  const ended = follow(ask, {
    isOver: (percent) => percent === 100,
    show: (percent) => shown.push(percent),
    mayPass: () => mayPass,
    pause: async (durationMs) => void pausesMs.push(durationMs),
    signal: life.signal,
  });
  const thrown = await ended.catch((error: unknown) => error);
  return { shown, pausesMs, asked, thrown };
}

const lost = new Error('lost');

describe('following what goes on', () => {
  it('shows each answer until it is over, and looks no more then', async () => {
    expect(await followed([0, 50, 100, 100])).toMatchObject({ shown: [0, 50, 100], asked: 3, thrown: undefined });
  });

  it('looks less and less often, down to every five seconds', async () => {
    const { pausesMs } = await followed([...Array.from({ length: 12 }, () => 0), 100]);
    expect(pausesMs.slice(0, 3)).toEqual([400, 600, 900]);
    expect(pausesMs.slice(-2)).toEqual([5000, 5000]);
    expect(Math.max(...pausesMs)).toBe(5000);
  });

  it('bears some failed looks in a row, with pauses between them, and again after one that went well', async () => {
    const some = [lost, lost, lost, lost, lost];
    const { shown, pausesMs, thrown } = await followed([...some, 50, ...some, 100]);
    expect({ shown, thrown }).toEqual({ shown: [50, 100], thrown: undefined });
    expect(pausesMs).toHaveLength(11);
  });

  it('gives up after one more', async () => {
    expect(await followed([50, lost])).toMatchObject({ shown: [50], asked: 7, thrown: lost });
  });

  it('gives up at once where looking again is of no use', async () => {
    expect(await followed([lost], { mayPass: false })).toMatchObject({ asked: 1, thrown: lost });
  });

  it('ends quietly when nobody looks any more, and shows nothing that comes later', async () => {
    expect(await followed([0, 50], { abortAfter: 1 })).toMatchObject({ shown: [0], thrown: undefined });
    expect(await followed([0, lost], { abortAfter: 1 })).toMatchObject({ shown: [0], thrown: undefined });
  });
});
