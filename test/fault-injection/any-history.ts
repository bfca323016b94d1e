import fc from 'fast-check';
import {
  type Change,
  type Disturbance,
  type Edit,
  type Fault,
  findingsInPlay,
  geckoStatuses,
  type History,
  neighbourMoves,
  type Setting,
  type Step,
  serverTroubles,
} from './history.ts';

const stepsMax = 9;
const disturbancesMax = 3;
/** A run with something to do comes by some 60 to 150 points. */
const pointsAhead = 110;

const finding = fc.nat({ max: findingsInPlay - 1 });
const wording = fc.constantFrom(0, 0, 0, 1, 2);

/** Most findings stay as they are from scan to scan. */
const listed = fc.tuple(
  ...Array.from({ length: findingsInPlay }, () => fc.oneof({ arbitrary: wording, weight: 4 }, fc.constant(null))),
);

const deepScan: fc.Arbitrary<Change> = fc.record({
  kind: fc.constant('scan'),
  scan: fc.constant('deep'),
  status: fc.constant('completed'),
  branch: fc.constant('main'),
  tookMinutes: fc.constantFrom(0, 0, 90),
  listed,
});

const otherScan: fc.Arbitrary<Change> = fc.record({
  kind: fc.constant('scan'),
  scan: fc.constantFrom('deep', 'pull_request', 'recheck'),
  status: fc.constantFrom('failed', 'cancelled', 'partial', 'completed'),
  branch: fc.constantFrom('topic', 'main'),
  tookMinutes: fc.constantFrom(0, 30),
  listed,
});

const status: fc.Arbitrary<Change> = fc.record({
  kind: fc.constant('status'),
  finding,
  status: fc.constantFrom(...geckoStatuses),
  acceptedDays: fc.constantFrom(null, 1, 20),
  minutesAgo: fc.constantFrom(0, 0, 5, 120),
});

const edits: readonly Edit[] = [
  'false_positive',
  'out_of_scope',
  'close',
  'reopen',
  'unverify',
  'end_acceptance',
  'describe',
  'retitle',
  'save_page',
  'tag',
  'untag',
  'note',
  'mark_duplicate',
  'reset_duplicate',
  'merge',
  'delete',
  'add_own',
  'give',
  'rename_test',
];

const person: fc.Arbitrary<Change> = fc.record({
  kind: fc.constant('person'),
  edit: fc.constantFrom(...edits),
  finding: fc.nat({ max: 2 * findingsInPlay }),
});

const wish: fc.Arbitrary<Change> = fc.record({
  kind: fc.constant('wish'),
  reason: fc.constantFrom('manual', 'manual', 'repair'),
});

const setting: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom('include_resolved', 'include_resolved', 'push', 'mark_verified'),
  on: fc.boolean(),
});

const place: fc.Arbitrary<Change> = fc.oneof(
  { arbitrary: fc.record({ kind: fc.constant('map'), product: fc.constantFrom(0, 1) }), weight: 2 },
  fc.constant({ kind: 'unmap' }),
  fc.constant({ kind: 'test_deleted' }),
  fc.constant({ kind: 'other_instance' }),
) as fc.Arbitrary<Change>;

const key: fc.Arbitrary<Change> = fc.record({
  kind: fc.constant('key'),
  does: fc.constantFrom('revoked', 'restored', 'replaced'),
});

const ahead: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom('dated_ahead', 'let_in_ahead'),
  of: fc.constantFrom('scan', 'status'),
  finding,
  status: fc.constantFrom(...geckoStatuses),
});

const server: fc.Arbitrary<Change> = fc.record({
  kind: fc.constant('server'),
  trouble: fc.constantFrom(...serverTroubles),
});

const poison: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom('poison', 'poison', 'unreadable'),
  finding,
  minutes: fc.constantFrom(1, 60, 3000),
});

const neighbour: fc.Arbitrary<Change> = fc.record({
  kind: fc.constant('neighbour'),
  does: fc.constantFrom(...neighbourMoves),
});

const change: fc.Arbitrary<Change> = fc.oneof(
  { arbitrary: deepScan, weight: 8 },
  { arbitrary: fc.constant<Change>({ kind: 'scan_again' }), weight: 10 },
  { arbitrary: status, weight: 6 },
  { arbitrary: person, weight: 8 },
  { arbitrary: otherScan, weight: 3 },
  { arbitrary: wish, weight: 2 },
  { arbitrary: setting, weight: 3 },
  { arbitrary: place, weight: 2 },
  { arbitrary: key, weight: 1 },
  { arbitrary: ahead, weight: 2 },
  { arbitrary: server, weight: 1 },
  { arbitrary: poison, weight: 3 },
  { arbitrary: neighbour, weight: 5 },
  { arbitrary: fc.constant<Change>({ kind: 'nothing' }), weight: 1 },
);

const faults: readonly Fault[] = [
  'reset',
  'timeout',
  'unavailable',
  'bad_gateway',
  'rate_limited',
  'down_for_a_year',
  'limited_for_ever',
  'server_error',
  'web_page',
  'refusal',
  'refusal',
];

const wrong = fc.oneof(
  { arbitrary: fc.constant({ kind: 'crash' }), weight: 4 },
  { arbitrary: fc.record({ kind: fc.constant('fault'), fault: fc.constantFrom(...faults) }), weight: 5 },
  { arbitrary: fc.record({ kind: fc.constant('meanwhile'), change }), weight: 4 },
  { arbitrary: fc.constant({ kind: 'switch' }), weight: 3 },
  { arbitrary: fc.record({ kind: fc.constant('slow'), seconds: fc.constantFrom(20, 100, 400) }), weight: 2 },
  { arbitrary: fc.record({ kind: fc.constant('throttled'), seconds: fc.constantFrom(5, 60, 400) }), weight: 2 },
  { arbitrary: fc.constant({ kind: 'repeated' }), weight: 3 },
  {
    arbitrary: fc.record({
      kind: fc.constant('abandoned_upload'),
      rowsBefore: fc.nat({ max: 4 }),
      clientSees: fc.constantFrom('reset', 'gateway_timeout', 'server_error'),
      breaksOff: fc.boolean(),
      secondsPerRow: fc.constantFrom(1, 12, 25),
    }),
    weight: 4,
  },
  {
    arbitrary: fc.record({ kind: fc.constant('crashing_row'), finding: fc.option(finding) }),
    weight: 1,
  },
  {
    arbitrary: fc.record({ kind: fc.constant('endless_row'), finding: fc.option(finding), storesIt: fc.boolean() }),
    weight: 1,
  },
);

const disturbance = fc
  .tuple(fc.nat({ max: pointsAhead }), wrong)
  .map(([after, what]) => ({ after, ...what }) as Disturbance);

const step: fc.Arbitrary<Step> = fc.record({
  change,
  delayMinutes: fc.constantFrom(0, 0, 0, 3, 45),
  twice: fc.constantFrom(false, false, false, true),
  minutes: fc.constantFrom(0, 2, 2, 10, 600),
  disturbances: fc.array(disturbance, { maxLength: disturbancesMax }),
});

const anySetting: fc.Arbitrary<Setting> = fc.record({
  defectDojoVersion: fc.constantFrom('3.2.0', '3.2.0', '2.58.4', '2.45.3'),
  includeResolved: fc.constantFrom(true, true, true, false),
  markVerified: fc.boolean(),
  riskAcceptance: fc.constantFrom('simple', 'full', 'forbidden'),
  deduplication: fc.boolean(),
  richerRows: fc.constantFrom(false, false, true),
  rowsPerPage: fc.constantFrom(1000, 3),
  geckoAheadSeconds: fc.constantFrom(0, 0, 0, 20, 200, -200),
  callsAtOnce: fc.constantFrom(1, 2, 4),
  crowded: fc.constantFrom(false, false, true),
  order: fc.nat({ max: 1000 }),
});

const firstScan: fc.Arbitrary<Step> = fc.record({
  change: deepScan,
  delayMinutes: fc.constant(0),
  twice: fc.constant(false),
  minutes: fc.constantFrom(0, 2, 600),
  disturbances: fc.array(disturbance, { maxLength: disturbancesMax }),
});

/** Any history; all begin with a scan, since nothing is exported before. */
export const anyHistory: fc.Arbitrary<History> = fc
  .tuple(anySetting, firstScan, fc.array(step, { maxLength: stepsMax }))
  .map(([chosen, first, rest]) => ({ setting: chosen, steps: [first, ...rest] }));
