import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { differences } from './replay/comparison.ts';
import { leftOut, notReplayed, tolerances } from './replay/exceptions.ts';
import { createIds } from './replay/ids.ts';
import { readRecording, recordingsArePresent, recordingsFolder } from './replay/recordings.ts';
import { type Outcome, overridesOf, runScripts } from './replay/run.ts';
import { scriptsOf258, scriptsOf320 } from './replay/scripts.ts';

const releases: { version: string; atLeast: number; run: () => Promise<Outcome> }[] = [
  { version: '3.2.0', atLeast: 260, run: () => runScripts('3.2.0', 'exchanges', scriptsOf320) },
  { version: '2.58.4', atLeast: 930, run: () => runScripts('2.58.4', 'exchanges-2x', scriptsOf258) },
  {
    version: '2.45.3',
    atLeast: 930,
    run: () =>
      runScripts('2.45.3', 'exchanges-2x', scriptsOf258, overridesOf('exchanges-2x', 'old-2.45.3-differences')),
  },
];

const outcomes = new Map<string, Promise<Outcome>>();

/** One replay per release serves all tests. */
function outcomeOf({ version, run }: (typeof releases)[number]): Promise<Outcome> {
  const outcome = outcomes.get(version) ?? run();
  outcomes.set(version, outcome);
  return outcome;
}

// The recordings lie beside the repository, not in it.
if (recordingsArePresent) {
  describe('what real servers answered', () => {
    it.each(releases)('is what the stand-in answers as $version', async (release) => {
      const { failures, replayed } = await outcomeOf(release);
      expect(failures).toEqual([]);
      expect(replayed.size).toBeGreaterThan(release.atLeast);
    });

    it('is replayed to the last exchange, or left out for a reason that is written down', async () => {
      const all = await Promise.all(releases.map(outcomeOf));
      const replayed = new Set(all.flatMap((outcome) => [...outcome.replayed]));
      const forgotten = allExchanges().filter(({ key, excused }) => !replayed.has(key) && !excused);
      expect(forgotten.map(({ key }) => key)).toEqual([]);
      const replayedAndExcused = allExchanges().filter(({ key, excused }) => replayed.has(key) && excused);
      expect(replayedAndExcused).toEqual([]);
    });
  });
}

describe('the comparison of a recorded answer with a live one', () => {
  const recorded = {
    id: 7,
    test: 3,
    active: true,
    created: '2026-11-22T19:40:09.580066Z',
    tags: ['a', 'b'],
    notes: [],
  };

  it.each([
    ['the same answer under other ids and at another time of the day', {}, 0],
    ['tags in another order', { tags: ['b', 'a'] }, 0],
    ['another flag', { active: false }, 1],
    ['a missing field', { active: undefined }, 1],
    ['a field too many', { verified: true }, 1],
    ['a note too many', { notes: [{ id: 1 }] }, 1],
    ['another day', { created: '2026-11-23T19:40:09Z' }, 1],
  ])('finds what differs in %s', (_, change, expected) => {
    const live = { ...recorded, id: 70, test: 30, created: '2026-11-22T23:00:00Z', ...change };
    const json = JSON.parse(JSON.stringify(live));
    expect(differences(createIds(), 'finding', recorded, json)).toHaveLength(expected);
  });

  it('notices an id that stands for something else than before', () => {
    const ids = createIds();
    expect(differences(ids, 'finding', { id: 7 }, { id: 70 })).toEqual([]);
    expect(differences(ids, 'finding', { id: 7 }, { id: 71 })).toHaveLength(1);
    expect(differences(ids, 'finding', { id: 8 }, { id: 70 })).toHaveLength(1);
  });

  it('gives a reason for everything that is left out or put up with', () => {
    for (const { reason } of [...notReplayed, ...tolerances]) expect(reason.length).toBeGreaterThan(20);
  });
});

function allExchanges(): { key: string; excused: boolean }[] {
  return ['exchanges', 'exchanges-2x'].flatMap((folder) =>
    readdirSync(recordingsFolder + folder).flatMap((file) => {
      const name = file.replace('.json', '');
      return readRecording(`${folder}/${file}`).exchanges.map((exchange, index) => {
        const key = `${folder}/${name}#${index}`;
        return { key, excused: leftOut(key, exchange) };
      });
    }),
  );
}
