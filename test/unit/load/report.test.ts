import { describe, expect, it } from 'vitest';
import { reportOf, type SeenLoad } from '../../load/report.ts';
import { asText } from '../../load/report-text.ts';

const calls = { total: 40, mostCalls: 2, mostSyncs: 2, mostCallsOfOneSync: 1, faults: 1 };
const rows = { wanted: 9, missing: 0, doubled: 0, unexpected: 0 };
const served = (teamId: string, sentAtMs: number, lagMs: number) => ({
  teamId,
  sentAtMs,
  servedAtMs: sentAtMs + lagMs,
});

/** The noisy team's lags are 1 to 20 s; two others have one event each. */
const load = (overrides: Partial<SeenLoad> = {}): SeenLoad => ({
  machine: 'two processors',
  repositories: 3,
  events: [
    ...Array.from({ length: 20 }, (_, index) => served('noisy', 1_000_000, (index + 1) * 1000)),
    served('calm', 1_000_500, 4000),
    served('late', 1_000_500, 19_500),
  ],
  inSync: 3,
  runs: [{ outcome: 'succeeded' }, { outcome: 'waiting' }, { outcome: 'succeeded' }],
  instances: [calls],
  rows,
  deadLetters: 0,
  ...overrides,
});

describe('the report of a load', () => {
  it('tells throughput, runs, and the lag of each team by percentile', () => {
    expect(reportOf(load())).toMatchObject({
      events: 22,
      repositories: 3,
      runs: { succeeded: 2, waiting: 1 },
      tookSeconds: 20,
      eventsPerSecond: 1.1,
      teams: [
        { team: 'noisy', events: 20, p50Seconds: 10, p95Seconds: 19, maxSeconds: 20 },
        { team: 'calm', events: 1, p50Seconds: 4, p95Seconds: 4, maxSeconds: 4 },
        { team: 'late', events: 1, p50Seconds: 19.5, p95Seconds: 19.5, maxSeconds: 19.5 },
      ],
      broken: [],
    });
  });

  it('compares the other teams with the noisy one, and the worst of them with the one in the middle', () => {
    expect(reportOf(load()).ratios).toEqual({
      eventsPerSync: 11,
      waitsPerSync: 0.5,
      othersToNoisyP50: 0.4,
      othersToNoisyP95: 4 / 19,
      worstToMedianP95: 19.5 / 4,
    });
  });

  it('of a load that served nothing has no ratios, and counts everything as lost', () => {
    const report = reportOf(load({ events: [{ teamId: 'noisy', sentAtMs: 1 }], runs: [], instances: [] }));
    expect(report).toMatchObject({ eventsPerSecond: 0, broken: ['1 events were served by no run'] });
    expect(new Set(Object.values(report.ratios))).toEqual(new Set([0]));
  });

  it.each<[Partial<SeenLoad>, string]>([
    [{ events: [{ teamId: 'noisy', sentAtMs: 1 }] }, '1 events were served by no run'],
    [{ inSync: 1 }, '2 repositories are not in sync'],
    [{ rows: { ...rows, missing: 4 } }, '4 rows of Gecko are missing in DefectDojo'],
    [{ rows: { ...rows, doubled: 1 } }, '1 findings are doubled in DefectDojo'],
    [{ rows: { ...rows, unexpected: 2 } }, '2 findings in DefectDojo are of no row'],
    [{ deadLetters: 3 }, '3 dead letters'],
    [{ instances: [calls, { ...calls, mostSyncs: 3 }] }, '3 syncs at once on an instance, allowed: 2'],
    [{ instances: [{ ...calls, mostCallsOfOneSync: 3 }, calls] }, '3 calls at once of one sync, allowed: 2'],
    [{ instances: [{ ...calls, mostCalls: 5 }] }, '5 calls at once on an instance, allowed: 4'],
  ])('says what is broken by %j', (overrides, sentence) => {
    const report = reportOf(load(overrides));
    expect(report.broken).toEqual([sentence]);
    expect(asText(report)).toContain(`BROKEN: ${sentence}`);
  });

  it('reads as text', () => {
    const text = asText(reportOf(load()));
    for (const part of [
      '22 events of 3 repositories in 20 s, 1.10 events/s, on two processors',
      'runs: succeeded 2, waiting 1',
      'othersToNoisyP50 0.4,',
      '  noisy: 20 events, p50 10.0, p95 19.0, max 20.0',
      'DefectDojo 1: 40 calls, 1 faults; at once: 2 syncs, 2 calls, 1 of one sync',
      '9 rows of Gecko: 0 missing in DefectDojo, 0 doubled, 0 findings of no row',
      'Nothing was lost, and no limit broken.',
    ]) {
      expect(text).toContain(part);
    }
  });
});
