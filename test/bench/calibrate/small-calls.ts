import type { Prices } from '../../../infra/local/defectdojo/prices.ts';
import { middleOf } from './series.ts';
import type { TimedCall } from './timed-client.ts';
import type { UploadPrices } from './uploads.ts';

type SmallPrices = Omit<Prices, keyof UploadPrices>;

/** A test whose findings are read and written, and where it is. */
export interface FullTest {
  readonly product: number;
  readonly engagement: number;
  readonly test: number;
  readonly testType: number;
}

const repetitions = 20;
const findingsAskedFor = 250;
const listedIds = 100;
/** An import leaves work in the background; calls are timed when one takes no longer than this times the fastest so far. */
const quietFactor = 1.3;
const quietCalls = 5;
const longestUntilQuiet = 200;

/** Reads, writes and lists findings one call after another, none of them twice. */
export async function smallPrices(call: TimedCall, place: FullTest): Promise<SmallPrices> {
  const { product, engagement, test, testType } = place;
  const findings = (await call('GET', `findings/?test=${test}&o=id&limit=${findingsAskedFor}`)).body;
  const ids = findings.results.map(({ id }) => id);
  const timed = async (method: string, path: string, json?: object) => (await call(method, path, json && { json })).ms;
  const each = (measure: (id: number, time: number) => Promise<number>) =>
    middleOf(repetitions, (time) => measure(ids[time] ?? 0, time));
  const list = (query: string, times = 5) =>
    middleOf(times, () => timed('GET', `findings/?test=${test}&o=id&${query}`));

  await untilQuiet(() => timed('GET', `tests/${test}/`));
  const request = await each(() => timed('GET', `tests/${test}/`));
  const emptyListing = await list('limit=1&offset=1000000000', repetitions);
  // By id, as a sync reads most of what it reads: without, a large database is searched from its start for one row.
  const listingOfOne = await list(`id=${ids[0]}`, repetitions);
  const listingOfMany = await list(`id=${ids.slice(0, listedIds).join(',')}&limit=250`, repetitions);
  const listedFinding = (listingOfMany - listingOfOne) / (listedIds - 1);
  const listing = listingOfOne - listedFinding;
  const lookedUp = await each((_id, time) =>
    timed('GET', `findings/?test=${test}&o=id&unique_id_from_tool=${geckoId(time + 30)}&limit=250`),
  );
  const dates = { target_start: '2026-01-01', target_end: '2999-12-31' };
  const ends = { target_start: '2026-01-01T00:00:00Z', target_end: '2999-12-31T00:00:00Z' };
  return {
    request,
    engagementPost: await each((_id, time) => timed('POST', 'engagements/', { product, name: `c${time}`, ...dates })),
    testPost: await each((_id, time) =>
      timed('POST', 'tests/', { engagement, test_type: testType, title: `c${time}`, ...ends }),
    ),
    productPatch: await each((_id, time) => timed('PATCH', `products/${product}/`, { tags: [`c${time}`] })),
    metadataPost: await each((_id, time) => timed('POST', 'metadata/', { product, name: `c${time}`, value: 'x' })),
    emptyListing,
    listing,
    listedFinding,
    geckoIdFilter: Math.max(0, lookedUp - listing - listedFinding),
    patchWithoutTags: await each((id, time) => timed('PATCH', `findings/${id}/`, { mitigation: `m${time}` })),
    patchWithTags: await each((id, time) =>
      timed('PATCH', `findings/${id}/`, { mitigation: `n${time}`, tags: ['gecko', `c${time}`] }),
    ),
    tagsGet: await each((id) => timed('GET', `findings/${id}/tags/`)),
    tagsPost: await each((id) => timed('POST', `findings/${id}/tags/`, { tags: ['calibration'] })),
    tagsRemove: await each((id) => timed('PUT', `findings/${id}/remove_tags/`, { tags: ['calibration'] })),
    notePost: await each((id, time) => timed('POST', `findings/${id}/notes/`, { entry: `e${time}`, private: false })),
    findingPost: await each((_id, time) => timed('POST', 'findings/', aFinding(test, testType, time))),
    findingClose: await each((id) => timed('POST', `findings/${id}/close/`, { is_mitigated: true })),
  };
}

/** However busy the server stays, it is waited for so many calls at most. */
async function untilQuiet(measure: () => Promise<number>): Promise<void> {
  let fastest = Number.POSITIVE_INFINITY;
  for (let call = 0, quiet = 0; call < longestUntilQuiet && quiet < quietCalls; call += 1) {
    const ms = await measure();
    quiet = ms <= quietFactor * fastest ? quiet + 1 : 0;
    fastest = Math.min(fastest, ms);
  }
}

function geckoId(index: number): string {
  return `10000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
}

function aFinding(test: number, testType: number, time: number): object {
  const texts = { title: `Calibration ${time}`, description: 'Made by a bench.', severity: 'Low' };
  const flags = { active: true, verified: false };
  return { test, found_by: [testType], numerical_severity: 'S3', ...texts, ...flags };
}
