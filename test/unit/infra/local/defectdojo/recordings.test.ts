import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../contract/recordings/exchange.ts';
import { topicOrder } from '../../../../contract/recordings/topic-order.ts';
import { type Difference, differences, recordingDay, sentence } from '../../../../contract/replay/comparison.ts';
import { toleranceFor, tolerances } from '../../../../contract/replay/exceptions.ts';
import { createIds } from '../../../../contract/replay/ids.ts';
import { type Played, playTopics } from '../../../../contract/replay/run.ts';
import { standIn } from '../../../../contract/servers/stand-in.ts';

/** What the stand-in plays, and the release whose answers it is held to: 3.3 is held to those of 3.2.0. */
const releases = [
  { version: '3.2.0', recorded: '3.2.0', exactly: 524 },
  { version: '3.3.0-dev', recorded: '3.2.0', exactly: 524 },
  { version: '2.58.4', recorded: '2.58.4', exactly: 937 },
  { version: '2.45.3', recorded: '2.45.3', exactly: 937 },
] as const;

type Release = (typeof releases)[number];

const plays = new Map<Release, Promise<Played[]>>();

/** One replay per release serves all tests. */
function played(release: Release): Promise<Played[]> {
  const known = plays.get(release) ?? playAll(release);
  plays.set(release, known);
  return known;
}

async function playAll({ version, recorded }: Release): Promise<Played[]> {
  const all: Played[] = [];
  for await (const one of playTopics(standIn(version), recorded)) all.push(one);
  return all;
}

function toleranceOf({ version, recorded }: Release, exchange: Exchange, difference: Difference) {
  return toleranceFor(recorded, { version, isReal: false }, exchange, difference);
}

describe('what real servers answered', () => {
  it.each(releases)('is what the stand-in answers as $version', async (release) => {
    const exchanges = await played(release);
    expect(exchanges).toHaveLength(release.exactly);
    const unlike = exchanges.flatMap(({ exchange, differences: found }) =>
      found
        .filter((difference) => toleranceOf(release, exchange, difference) === undefined)
        .map((difference) => `${exchange.key}: ${sentence(difference)}`),
    );
    expect(unlike).toEqual([]);
  });

  it('is recorded in files that are all read', () => {
    const files = readdirSync(new URL('../../../../recordings/', import.meta.url)).filter((file) =>
      file.endsWith('.json'),
    );
    expect(files.sort()).toEqual([...topicOrder.map((topic) => `${topic}.json`), 'shapes.json'].sort());
  });

  it('is named by keys that nothing else has', async () => {
    for (const release of releases) {
      const keys = (await played(release)).map(({ exchange }) => exchange.key);
      expect(keys).toEqual([...new Set(keys)]);
    }
  });
});

describe('a tolerance', () => {
  it('gives its reason', () => {
    for (const { reason } of tolerances) expect(reason.length).toBeGreaterThan(20);
  });

  it('is there for a difference between the stand-in and the recordings', async () => {
    const all = await Promise.all(
      releases.map(async (release) =>
        (await played(release)).flatMap(({ exchange, differences: found }) =>
          found.map((difference) => toleranceOf(release, exchange, difference)),
        ),
      ),
    );
    const used = new Set(all.flat());
    expect(tolerances.filter((tolerance) => !tolerance.isOnlyReal && !used.has(tolerance))).toEqual([]);
  });
});

describe('the comparison of a recorded answer with a live one', () => {
  const recorded = {
    id: 7,
    test: 3,
    active: true,
    created: '2026-11-22T00:00:00Z',
    date: '2026-11-22',
    sla_days_remaining: 30,
    references: '[Test #](http://127.0.0.1/test/#)',
    tags: ['a', 'b'],
    notes: [],
  };
  const here = { id: 70, test: 30, created: '2026-11-22T23:00:00Z', references: '[Test 30](http://127.0.0.1/test/#)' };

  function found(change: object, today = recordingDay) {
    const live: unknown = JSON.parse(JSON.stringify({ ...recorded, ...here, ...change }));
    return differences({ ids: createIds(), today }, 'finding', recorded, live);
  }

  it.each([
    ['the same answer under other ids and at another time of the day', {}, 0],
    ['tags in another order', { tags: ['b', 'a'] }, 0],
    ['another flag', { active: false }, 1],
    ['a missing field', { active: undefined }, 1],
    ['a field too many', { verified: true }, 1],
    ['a note too many', { notes: [{ id: 1 }] }, 1],
    ['another day', { created: '2026-11-23T19:40:09Z' }, 1],
    ['another date', { date: '2026-11-23' }, 1],
    ['fewer days left', { sla_days_remaining: 29 }, 1],
  ])('finds what differs in %s', (_, change, expected) => {
    expect(found(change)).toHaveLength(expected);
  });

  it('takes the days into account that have passed since the recording', () => {
    const later = { created: '2026-11-29T08:00:00Z', date: '2026-11-29' };
    expect(found(later, '2026-11-29')).toEqual([]);
    expect(found({ ...later, sla_days_remaining: 23 }, '2026-11-29')).toEqual([]);
    expect(found({ ...later, date: '2026-11-28' }, '2026-11-29')).toHaveLength(1);
    expect(found({ ...later, created: '2026-11-28T08:00:00Z' }, '2026-11-29')).toHaveLength(1);
  });

  it('notices an id that stands for something else than before', () => {
    const circumstances = { ids: createIds(), today: recordingDay };
    expect(differences(circumstances, 'finding', { id: 7 }, { id: 70 })).toEqual([]);
    expect(differences(circumstances, 'finding', { id: 7 }, { id: 71 })).toHaveLength(1);
    expect(differences(circumstances, 'finding', { id: 8 }, { id: 70 })).toHaveLength(1);
  });
});
