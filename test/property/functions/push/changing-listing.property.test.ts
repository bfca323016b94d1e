import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { fetchListing } from '../../../../functions/push/reconcile/source/fetch-listing.ts';
import type { GeckoApi, GeckoPage } from '../../../../shared/ports/gecko-api.ts';
import { aClock } from '../../../support/sync-fixtures.ts';

const clock = aClock('2026-02-01T00:00:00.000Z');
const ids = [...'abcdefghijklmnopqrstuvwxyz'];
const rowOf = (id: string) => ({ id, scanId: '1', scanCreatedAt: '2026-01-01T00:00:00Z' });

/** Rows in one order; at one instant some go, and as many come, so that the total is the same. */
const change = fc
  .record({
    all: fc.shuffledSubarray(ids, { minLength: 6 }),
    exchanged: fc.integer({ min: 1, max: 2 }),
    /** Of each call in its turn, whether it is answered by what is there after that instant. */
    late: fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }),
    size: fc.integer({ min: 2, max: 6 }),
    seed: fc.array(fc.nat(), { minLength: 4, maxLength: 4 }),
  })
  .map(({ all, exchanged, seed, ...rest }) => {
    const places = seed.map((one) => one % all.length);
    const [gone, come] = [new Set(places.slice(0, exchanged)), new Set(places.slice(2, 2 + exchanged))];
    return {
      ...rest,
      before: all.filter((_, place) => !come.has(place)),
      after: all.filter((_, place) => !gone.has(place)),
    };
  });

test.prop({ change })(
  'a listing counts as whole only if it lacks no row that was there all the time',
  async ({ change }) => {
    const { before, after, late, size } = change;
    let calls = 0;
    const page = (rows: readonly string[], offset: number): GeckoPage => ({
      rows: rows.slice(offset, offset + size).map(rowOf),
      total: rows.length,
      hasMore: offset + size < rows.length,
      unfiltered: true,
    });
    const gecko: GeckoApi = {
      scanFindings: async () => page([], 0),
      repositoryFindings: async (_id, { offset }) => page(late[calls++ % late.length] ? after : before, offset),
    };
    using listing = await fetchListing(gecko, { repositoryId: 'acme/shop', scanId: '1' }, clock);
    if (!listing.completeness.complete) return;
    const listed = new Set(
      (await Array.fromAsync(listing.rows())).map((row) => row.kind === 'finding' && row.finding.id),
    );
    const stayed = before.filter((id) => after.includes(id));
    expect(stayed.filter((id) => !listed.has(id))).toEqual([]);
  },
);
