import { describe, expect, it, test } from 'vitest';
import { comparisonDigest } from '../../../../../../functions/push/reconcile/standstill/comparison-digest.ts';
import type { ReportedStatus } from '../../../../../../shared/domain/reported/reported-status.ts';
import { type Said, sourceFrom } from '../../../../../support/a-compared-source.ts';

const rich = {
  ...{ id: 'a', severity: 7.5, confidenceScore: 9, title: 'IDOR', type: 'IDOR', cwe: 'CWE-639', filePath: 'a.ts' },
  ...{ shortDescription: 'Any.', cvssVector: null, status: 'accepted_risk', statusChangedAt: '2026-01-01T00:00:00Z' },
  ...{ acceptedUntil: '2026-01-09T00:00:00Z', firstSeenAt: '2026-01-01', line: 3, description: 'Long.' },
  ...{ callChain: [{ kind: 'sink', line: 3 }], proofOfConcept: 'curl', patch: '-', remediation: 'Check.', url: null },
};
const reported = (one: Partial<ReportedStatus> = {}) =>
  new Map([['b', { status: 'fixed', changedAt: '2026-01-03T00:00:00Z', acceptedUntil: null, ...one } as const]]);
const said: Said = {
  rows: [rich, { id: 'b', severity: 5 }],
  listed: new Set(['a', 'b']),
  scan: 2,
  reported: reported(),
  now: '2026-01-04T00:00:00.000Z',
};
const by = { code: 'this', facts: { setting: true } };

async function digestOf(what: Partial<Said>): Promise<string> {
  using made = await sourceFrom({ ...said, ...what });
  return await comparisonDigest(made.source, by);
}

const withRich = (fields: object) => ({ rows: [{ ...rich, ...fields }, ...said.rows.slice(1)] });

describe('the digest of a comparison is another one', () => {
  test.each(Object.keys(rich).filter((name) => name !== 'id'))('of another %s', async (name) => {
    for (const value of ['another', 1, undefined]) {
      expect(await digestOf(withRich({ [name]: value }))).not.toBe(await digestOf({}));
    }
  });

  const others: [string, Partial<Said>, Partial<Said>?][] = [
    ['of a row more', { rows: [...said.rows, { id: 'c', severity: 5, status: 'open' }] }],
    ['of a row less', { rows: said.rows.slice(1) }],
    ['of a row that cannot be exported more', { rows: [...said.rows, { id: 'c', status: 'odd' }] }],
    ['where the scan no longer lists a finding', { listed: new Set(['a']) }],
    ['where it lists one of which there is no row', { listed: new Set(['a', 'b', 'c']) }],
    ['where the listing is not whole', { unfiltered: false }],
    ['where an event said something', { reported: reported({ status: 'open' }) }],
    ['where what an event said is over', { reported: reported({ ended: true }) }],
    ['where nothing was said', { reported: new Map() }],
    ['once a scan began after what an event said', { scan: 4, now: '2026-01-04T00:00:00.000Z' }],
    ['once an accepted risk is over', { now: '2026-01-09T00:00:00.000Z' }],
    [
      'once an accepted risk of which an event told is over',
      { now: '2026-01-06T00:00:00.000Z', reported: reported({ acceptedUntil: '2026-01-05T00:00:00Z' }) },
      { reported: reported({ acceptedUntil: '2026-01-05T00:00:00Z' }) },
    ],
    [
      'once it can be true when an event says something was',
      { now: '2026-01-06T00:00:00.000Z', reported: reported({ changedAt: '2026-01-05T00:00:00Z' }) },
      { reported: reported({ changedAt: '2026-01-05T00:00:00Z' }) },
    ],
    [
      'once it can be true when a row was first seen',
      { ...withRich({ firstSeenAt: '2026-01-05' }), now: '2026-01-06T00:00:00.000Z' },
      withRich({ firstSeenAt: '2026-01-05' }),
    ],
    [
      'once it can be true when a status was set',
      { ...withRich({ statusChangedAt: '2026-01-05' }), now: '2026-01-06T00:00:00.000Z' },
      withRich({ statusChangedAt: '2026-01-05' }),
    ],
    ['of a number that is none', withRich({ line: Number.POSITIVE_INFINITY }), withRich({ line: null })],
    ['of a scan that cannot be read', withRich({ scanId: 5 })],
    ['of a date of the scan that cannot be read', withRich({ scanCreatedAt: [] })],
  ];
  it.each(others)('%s', async (_, changed, unchanged = {}) => {
    expect(await digestOf(changed)).not.toBe(await digestOf(unchanged));
  });
});

describe('the digest of a comparison is the same', () => {
  const same: [string, Partial<Said>][] = [
    ['whatever the order of rows', { rows: said.rows.toReversed() }],
    ['whichever the scan', withRich({ scanId: 'another', scanName: 'Nightly', scanCreatedAt: '2026-01-03' })],
    ['as time passes', { now: '2026-01-08T23:59:59.000Z' }],
    ['beside rows of other scans that bring no status', { rows: [...said.rows, { id: 'c', severity: 5 }] }],
  ];
  it.each(same)('%s', async (_, changed) => {
    expect(await digestOf(changed)).toBe(await digestOf({}));
  });
});
