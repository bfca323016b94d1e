import { expect, it } from 'vitest';
import { comparedBy } from '../../../../../../functions/push/reconcile/standstill/compared-by.ts';
import { comparisonDigest } from '../../../../../../functions/push/reconcile/standstill/comparison-digest.ts';
import { isStandstill } from '../../../../../../functions/push/reconcile/standstill/is-standstill.ts';
import type { Work } from '../../../../../../functions/push/reconcile/work.ts';
import { testTitle } from '../../../../../../shared/domain/names/place-names.ts';
import type { Placement } from '../../../../../../shared/domain/placement/placement.ts';
import { type Said, sourceFrom } from '../../../../../support/a-compared-source.ts';
import { createInMemoryFindingStore } from '../../../../../support/in-memory-finding-store.ts';
import { createInMemorySyncStore } from '../../../../../support/in-memory-sync-store.ts';
import { aClock, aConnection, aMapping, aRepository } from '../../../../../support/sync-fixtures.ts';
import { aPolicy } from '../../../../shared/domain/desired/a-finding.ts';

const key = aRepository();
const now = '2026-01-04T00:00:00.000Z';
const said: Said = {
  ...{ rows: [{ id: 'a', severity: 5 }], listed: new Set(['a']), scan: 2, reported: new Map(), now },
};
const placement: Placement = {
  ...{ placementId: 'p', baseUrl: 'https://defectdojo.example.com', productId: 1, engagementId: 2, testId: 3 },
  ...{ riskAcceptance: 'simple', foreignFindings: 1, testTags: { shown: [], taken: [] } },
};
const dojo = {
  dojo: { test: async () => ({ id: 3, title: testTitle(key), scanType: undefined, engagementId: 2, tags: [] }) },
  findings: { countFindings: async () => 2 },
};
const findings = createInMemoryFindingStore(createInMemorySyncStore());
const work = {
  ...{ key, dojo, findings, clock: aClock(now), code: 'this', policy: aPolicy({}) },
  ...{ connection: aConnection(), mapping: aMapping(key) },
} as unknown as Work;

/** Whether a sync of this that compared the same before stands still. */
async function stands({
  what = {},
  place = placement,
  lookAt,
}: {
  readonly what?: Partial<Said>;
  readonly place?: Placement;
  readonly lookAt?: string;
}): Promise<boolean> {
  using made = await sourceFrom({ ...said, ...what });
  const { source } = made;
  const digest = await comparisonDigest(source, comparedBy(work, place));
  const before = { digest, startedAt: now, there: 1, unchanged: 1 };
  return isStandstill(work, source, place, { before, lookAt });
}

it('is one where all is as it was', async () => {
  expect(await stands({})).toBe(true);
  expect(await stands({ lookAt: '2026-01-04T00:00:00.001Z' })).toBe(true);
});

it('is none once it is time to look again', async () => {
  expect(await stands({ lookAt: now })).toBe(false);
});

it('is none while the listing is not whole, though the one before was not either', async () => {
  expect(await stands({ what: { unfiltered: false } })).toBe(false);
});

it.each<[string, Partial<Placement>]>([
  ['there is no test', { testId: undefined }],
  ['nobody read the tags of the test', { testTags: undefined }],
])('is none where %s', async (_, fields) => {
  const { testId, testTags, ...others } = { ...placement, ...fields };
  const place = { ...others, ...(testId && { testId }), ...(testTags && { testTags }) };
  expect(await stands({ place })).toBe(false);
});
