import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { everySourceRow } from '../../../../functions/push/reconcile/source/source.ts';
import { comparisonDigest } from '../../../../functions/push/reconcile/standstill/comparison-digest.ts';
import type { KnownFinding } from '../../../../shared/domain/known/known-finding.ts';
import { effectiveStatus } from '../../../../shared/domain/reported/effective-status.ts';
import { geckoStatuses } from '../../../fault-injection/history.ts';
import { type Said, sourceFrom } from '../../../support/a-compared-source.ts';
import { aPolicy } from '../../../unit/shared/domain/desired/a-finding.ts';
import { timesTheUsual } from '../../times-the-usual.ts';

const ids = ['a', 'b'] as const;
const policy = aPolicy({});
const by = { code: 'this', facts: { policy } };
const days = [
  '2026-01-01',
  '2026-01-02T12:00:00Z',
  '2026-01-03T00:00:00Z',
  '2026-01-05',
  '2027-01-01',
  'soon',
] as const;
const day = fc.constantFrom(...days, null);
const now = fc.constantFrom('2026-01-02T00:00:00.000Z', '2026-01-04T00:00:00.000Z', '2026-01-07T00:00:00.000Z');
const anything = fc.oneof(
  day,
  fc.constantFrom(...geckoStatuses, 'In progress', '', 'CWE-22', 5, 7.5, Number.POSITIVE_INFINITY, true),
  fc.constantFrom([], {}, [{ kind: 'sink', line: 3 }], undefined),
);
const row = fc.record(
  {
    id: fc.constantFrom(...ids, 'x'.repeat(501)),
    severity: fc.constantFrom(5, 7.5),
    title: fc.constantFrom('IDOR', 'Other'),
    status: fc.constantFrom(null, ...geckoStatuses),
    statusChangedAt: day,
    acceptedUntil: day,
    firstSeenAt: day,
  },
  { requiredKeys: ['id', 'severity'] },
);
const report = fc.record({
  status: fc.constantFrom(...geckoStatuses),
  changedAt: fc.constantFrom(...days),
  acceptedUntil: day,
  ended: fc.boolean(),
  overridden: fc.boolean(),
});
const said: fc.Arbitrary<Said> = fc.record({
  rows: fc.uniqueArray(row, { minLength: 1, maxLength: 3, selector: ({ id }) => id }),
  listed: fc.subarray([...ids]).map((all) => new Set<string>(all)),
  scan: fc.integer({ min: 1, max: 3 }),
  reported: fc.dictionary(fc.constantFrom(...ids), report).map((all) => new Map(Object.entries(all))),
  now,
});
const fields = ['severity', 'title', 'status', 'statusChangedAt', 'acceptedUntil', 'firstSeenAt', 'cwe', 'callChain'];
const change: fc.Arbitrary<(before: Said) => Said> = fc.oneof(
  fc
    .tuple(fc.nat(1), fc.constantFrom(...fields, 'scanId', 'scanName'), anything)
    .map(([at, field, value]) => (before: Said) => {
      const changed = before.rows.map((one, index) => (index === at ? { ...one, [field]: value } : one));
      return { ...before, rows: changed };
    }),
  now.map((later) => (before: Said) => ({ ...before, now: later })),
  fc.integer({ min: 1, max: 3 }).map((scan) => (before: Said) => ({ ...before, scan })),
  fc.subarray([...ids]).map((all) => (before: Said) => ({ ...before, listed: new Set<string>(all) })),
  row.map((one) => (before: Said) => ({ ...before, rows: [...before.rows.slice(1), one] })),
  fc.tuple(fc.constantFrom(...ids), report).map(([id, one]) => (before: Said) => ({
    ...before,
    reported: new Map([...before.reported, [id, one]]),
  })),
  fc.constant((before: Said) => ({ ...before, rows: before.rows.toReversed() })),
);

describe('the digest of a comparison', () => {
  test.prop({ before: said, changes: fc.array(change, { minLength: 1, maxLength: 2 }) }, timesTheUsual(10))(
    'is another one wherever something else would be wanted',
    async ({ before, changes }) => {
      const after = changes.reduce((one, changed) => changed(one), before);
      const [one, other] = [await looked(before), await looked(after)];
      if (one.digest === other.digest) expect(other.wanted).toEqual(one.wanted);
    },
  );

  test.prop({ before: said, order: fc.infiniteStream(fc.nat()) })(
    'is the same for the same rows of another scan in another order',
    async ({ before, order }) => {
      const rows = before.rows
        .map((one, index) => ({ ...one, scanId: `${index}`, scanName: 'Another' }))
        .map((one) => [order.next().value, one] as const)
        .sort(([a], [b]) => a - b)
        .map(([, one]) => one);
      expect((await looked({ ...before, rows })).digest).toBe((await looked(before)).digest);
    },
  );

  test.prop({ before: said, code: fc.string(), fact: fc.string() })(
    'is another one of other code, and where anything else is given',
    async ({ before, code, fact }) => {
      using source = await sourceFrom(before);
      const digest = await comparisonDigest(source.source, by);
      fc.pre(code !== by.code);
      expect(await comparisonDigest(source.source, { ...by, code })).not.toBe(digest);
      expect(await comparisonDigest(source.source, { ...by, facts: { ...by.facts, fact } })).not.toBe(digest);
      expect(await comparisonDigest(source.source, { ...by, facts: { ...by.facts, fact: undefined } })).toBe(digest);
    },
  );
});

/** The digest, and what a comparison would want of all findings, whether their rows are listed or not. */
async function looked(what: Said) {
  using made = await sourceFrom(what);
  const { source } = made;
  const known = new Map(ids.map((id) => [id, {} as KnownFinding]));
  const rows = (await Array.fromAsync(everySourceRow(source, known, policy)))
    .map((one) => JSON.stringify(withoutOwnTiming(one)))
    .sort();
  const absent = [...source.reported].map(([id, reported]) => {
    const { baseline, now: at } = source;
    return JSON.stringify([id, effectiveStatus({ reported, baseline, listed: false, now: at })]);
  });
  return { digest: await comparisonDigest(source, by), wanted: [rows, absent.sort()] };
}

/** Whether a row's own status is older than the scan only says why something is written, and nothing is. */
function withoutOwnTiming(
  one: ReturnType<typeof everySourceRow> extends AsyncGenerator<infer Row> ? Row : never,
): object {
  if (!('summary' in one) || one.summary.kind === 'quarantined') return one;
  const { sinceScan, ...summary } = one.summary;
  return { ...one, summary: summary.source === 'reported' ? { ...summary, sinceScan } : summary };
}
