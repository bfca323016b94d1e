import { describe, expect, it } from 'vitest';
import { nightReportOf, type SeenNight, type SeenPhase } from '../../../load/night/night-report.ts';
import { nightText } from '../../../load/night/night-text.ts';

const run = (outcome: 'succeeded' | 'waiting' | 'skipped', startedAtMs: number, tookMs: number) => ({
  outcome,
  startedAt: new Date(startedAtMs).toISOString(),
  finishedAt: new Date(startedAtMs + tookMs).toISOString(),
});
const event = (ofLargeTeam: boolean, lagMs: number | undefined) => ({
  ofLargeTeam,
  sentAtMs: 5000,
  servedAtMs: lagMs === undefined ? undefined : 5000 + lagMs,
});
const phase = (overrides: Partial<SeenPhase> = {}): SeenPhase => ({
  tookMs: 100_000,
  events: [event(false, 2000), event(false, 4000), event(false, 10_000)],
  runs: [run('succeeded', 0, 2000), run('succeeded', 0, 2000)],
  messagesSent: 0,
  functionMs: 4000,
  ...overrides,
});
const calls = { total: 40, mostCalls: 2, mostSyncs: 2, mostCallsOfOneSync: 1 };
const rows = { wanted: 9, missing: 0, doubled: 0, unexpected: 0 };

/** Alone the others' lags are 2, 4 and 10 s; in the night 2, 4.2 and 11 s. */
const night = (overrides: Partial<SeenPhase> = {}, more: Partial<SeenNight> = {}): SeenNight => ({
  machine: 'two processors',
  shape: { repositories: 2, teams: 3, each: 1, instances: 1, functions: 20, pace: 2, seconds: 60 },
  alone: phase(),
  night: phase({
    events: [event(false, 2000), event(true, 20_000), event(false, 4200), event(false, 11_000), event(true, 40_000)],
    ...overrides,
  }),
  turns: [],
  instances: [calls],
  rows,
  deadLetters: 0,
  ...more,
});

describe('the report of a night', () => {
  it('compares the lag of the other teams with what it is without the large one', () => {
    const { lags, lagRatio, broken } = nightReportOf(night());
    expect(lagRatio).toEqual({ median: 4.2 / 4, p95: 1.1 });
    expect(lags).toEqual({
      othersAlone: { events: 3, p50Seconds: 4, p95Seconds: 10, maxSeconds: 10 },
      others: { events: 3, p50Seconds: 4.2, p95Seconds: 11, maxSeconds: 11 },
      largeTeam: { events: 2, p50Seconds: 20, p95Seconds: 40, maxSeconds: 40 },
    });
    expect(broken).toEqual([]);
  });

  it('tells what waiting costs, for each sync that succeeded', () => {
    const runs = [
      run('succeeded', 0, 2000),
      run('waiting', 0, 900),
      run('skipped', 0, 1000),
      run('succeeded', 0, 3000),
    ];
    // 5 events and 3 messages; 3 of them began a run that did not only wait, which took 6 of 56 seconds.
    const report = nightReportOf(night({ runs, messagesSent: 3, functionMs: 56_000 }));
    expect(report).toMatchObject({
      waitsPerSuccess: 0.5,
      messagesPerSync: 4,
      looksPerSync: 2.5,
      functionsBusyWithWaiting: 0.5,
    });
  });

  it.each<[string, SeenNight, object, string]>([
    [
      'an event that nobody served',
      night({ events: [event(false, 4000), event(true, undefined)] }),
      { lost: 1 },
      '1 events, rows or messages were lost, allowed: 0',
    ],
    [
      'a row that is missing and a dead letter',
      night({}, { rows: { ...rows, missing: 2 }, deadLetters: 1 }),
      { lost: 3 },
      '3 events, rows or messages were lost, allowed: 0',
    ],
    [
      'a row that is there twice',
      night({}, { rows: { ...rows, doubled: 4 } }),
      { doubled: 4 },
      '4 findings are doubled in DefectDojo, allowed: 0',
    ],
    [
      'somebody who came before others',
      night(
        {},
        {
          turns: [9, 1, 2, 3, 4, 5].map((beganAtMs, cameAtMs) => ({ cameAtMs, beganAtMs })),
        },
      ),
      { outOfLine: 1 },
      '1 repositories came before others that stood before them, allowed: 0',
    ],
    [
      'an instance beyond its limit',
      night({}, { instances: [calls, { ...calls, mostSyncs: 3 }] }),
      { aboveLimit: 1 },
      '3 syncs at once on an instance, allowed: 2',
    ],
    [
      'runs that only waited',
      night({ runs: [1, 2, 3].map(() => run('succeeded', 0, 1)).concat(run('waiting', 0, 1)) }),
      { waitsPerSuccess: 1 / 3 },
      '0.33 runs that only waited for one that succeeded, allowed: 0.05',
    ],
    [
      'more messages than three for a sync',
      night({ messagesSent: 3 }),
      { messagesPerSync: 4 },
      '4 messages for one sync, allowed: 3',
    ],
    [
      'others that are later',
      night({ events: [event(false, 5000), event(false, 9000)] }),
      { lagRatio: { median: 1.25, p95: 0.9 } },
      '1.25 times the median lag of the other teams, allowed: 1.1',
    ],
    [
      'some of the others that are much later',
      night({ events: [event(false, 2000), event(false, 13_000)] }),
      { lagRatio: { median: 0.5, p95: 1.3 } },
      '1.3 times the 95th percentile of the lag of the other teams, allowed: 1.2',
    ],
  ])('says that a promise is broken by %s', (_, seen, sums, sentence) => {
    const report = nightReportOf(seen);
    expect(report).toMatchObject(sums);
    expect(report.broken).toEqual([sentence]);
    expect(nightText(report)).toContain(`BROKEN: ${sentence}`);
  });

  it('reads as text, and as one line of JSON', () => {
    const report = nightReportOf(night());
    for (const part of [
      '2 repositories of a large team at an instance of its own, 3 teams with 1 each at 1 others, scanned within 60 s',
      '20 functions at once; DefectDojo 2 times as slow as a real one',
      'lag of largeTeam: 2 events, p50 20.0 s, p95 40.0 s, max 40.0 s',
      'lag of the others in the night : alone: median 1.05, p95 1.10',
      'messagesPerSync: 2.5',
      'Every promise was kept.',
    ]) {
      expect(nightText(report)).toContain(part);
    }
    expect(JSON.stringify(report)).not.toContain('\n');
  });
});
