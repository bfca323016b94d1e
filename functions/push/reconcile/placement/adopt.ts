import { scanLink } from '../../../../shared/domain/desired/content/gecko-links.ts';
import type { DesiredFinding } from '../../../../shared/domain/desired/desired-finding.ts';
import type { ExportPolicy } from '../../../../shared/domain/desired/export-policy.ts';
import type { KnownFinding } from '../../../../shared/domain/known/known-finding.ts';
import { knownFromLive, type UploadedFor } from '../../../../shared/domain/live/adopt.ts';
import { isUnreadable } from '../../../../shared/domain/live/unreadable.ts';
import type { Placement } from '../../../../shared/domain/placement/placement.ts';
import { knownAfterUnreadable, knownOnceRead } from '../../../../shared/domain/plan/known-after.ts';
import { chunksOf } from '../chunks.ts';
import type { Progress } from '../progress.ts';
import { everyDesired, type Source } from '../source/source.ts';
import { holderOf, type Work } from '../work.ts';
import { makeDuplicates } from './resolve-twins.ts';
import { knownAfterSurvey, survey } from './survey.ts';
import { type Unlisted, unreadAmong } from './unread-among.ts';

/** Findings that one read asks for (measured: 0.4 s). */
const findingsPerRead = 100;

/** What adopting goes by. */
export interface Adoption {
  readonly source: Source;
  readonly policy: ExportPolicy;
  /** What is known; brought up to date. */
  readonly known: Map<string, KnownFinding>;
  readonly progress: Progress;
}

/**
 * Brings what is known of a test into line with what is in it: ids are learnt, deletions by people noticed, findings of
 * ours that we don't know, or took for refused, adopted, and of two with one Gecko id one made the duplicate of the other.
 */
export async function adopt(
  work: Work,
  placement: Placement & { readonly testId: number },
  { source, policy, known, progress }: Adoption,
): Promise<Placement> {
  const surveyed = await survey(work, placement.testId);
  const remember = async (records: readonly KnownFinding[]) => {
    if (records.length > 0) await work.findings.putKnown(holderOf(work, placement), records);
    for (const one of records) known.set(one.geckoId, one);
  };
  const isForgotten = (geckoId: string) => (known.get(geckoId)?.presence ?? 'never_created') === 'never_created';
  const now = work.clock.now();
  const unread = await unreadAmong(work, placement.testId, unlisted(surveyed.ours, source, known), surveyed);
  await remember(
    [...unread].map(([geckoId, failure]) => knownAfterUnreadable(geckoId, known.get(geckoId), failure, now)),
  );
  const others = [...known.values()].filter(({ geckoId }) => !unread.has(geckoId));
  await remember(others.flatMap((one) => knownOnceRead(one, now) ?? []));
  const remembered = known.values().filter(({ geckoId }) => !isForgotten(geckoId) && !unread.has(geckoId));
  await remember(knownAfterSurvey(remembered, surveyed, now));
  const forgotten = new Map([...surveyed.ours].filter(([geckoId]) => isForgotten(geckoId)));
  const { scanId } = source.baseline;
  const scan = { scanId, link: scanLink(policy.appBaseUrl, scanId) };
  for await (const chunk of forgottenChunks(forgotten, source, policy)) {
    // Remembered as they come, so that a run whose time ends goes on from here.
    const adopted = await readForgotten(work, placement.testId, chunk, { idOf: forgotten, scan });
    await remember(adopted);
    for (const one of adopted) if (one.presence === 'there') progress.adopted(one);
  }
  const { testId } = placement;
  const isResolved = await makeDuplicates(work, surveyed.twins, { testId, known, remember, progress });
  const there = [...known.values()].filter(({ presence }) => presence === 'there').length;
  // By a count that isn't right the next run sees that there is something to be done here.
  const place = { ...placement, foreignFindings: isResolved ? surveyed.total - there : placement.foreignFindings };
  await work.store.putPlacement(work.key, place);
  return place;
}

/** What may be in the test without its being listed: what is known to be there, and what Gecko lists and nobody knows to be there. */
function* unlisted(
  ours: ReadonlyMap<string, number>,
  { listing }: Source,
  known: ReadonlyMap<string, KnownFinding>,
): Generator<Unlisted> {
  for (const one of known.values()) {
    const maybe = one.presence === 'there' || one.troubles?.read !== undefined;
    if (maybe && !ours.has(one.geckoId)) yield one;
  }
  for (const geckoId of listing.idsOfScan) {
    const { presence = 'never_created', troubles } = known.get(geckoId) ?? {};
    if (presence === 'never_created' && troubles?.read === undefined && !ours.has(geckoId)) yield { geckoId };
  }
}

type Chunk = ReadonlyMap<string, DesiredFinding | undefined>;

/** The forgotten findings with the values they should have, where Gecko lists them; few at a time, since bodies are large. */
async function* forgottenChunks(
  forgotten: ReadonlyMap<string, number>,
  source: Source,
  policy: ExportPolicy,
): AsyncGenerator<Chunk, void> {
  const rest = new Set(forgotten.keys());
  for await (const chunk of chunksOf(everyDesired(source, forgotten, policy), findingsPerRead)) {
    for (const { geckoId } of chunk) rest.delete(geckoId);
    yield new Map(chunk.map((one) => [one.geckoId, one]));
  }
  for await (const chunk of chunksOf(rest, findingsPerRead))
    yield new Map(chunk.map((geckoId) => [geckoId, undefined]));
}

async function readForgotten(
  { dojo, clock, connection }: Work,
  testId: number,
  chunk: Chunk,
  { idOf, scan }: { readonly idOf: ReadonlyMap<string, number>; readonly scan: UploadedFor },
): Promise<KnownFinding[]> {
  const ids = [...chunk.keys()].flatMap((geckoId) => idOf.get(geckoId) ?? []);
  const known: KnownFinding[] = [];
  const shown = await dojo.findings.findingsById(testId, ids);
  for (const geckoId of chunk.keys()) {
    const live = shown.get(idOf.get(geckoId) ?? 0);
    if (isUnreadable(live)) known.push(knownAfterUnreadable(geckoId, undefined, live.unreadable, clock.now()));
    if (live === undefined || isUnreadable(live) || live.uniqueIdFromTool === null) continue;
    const { uniqueIdFromTool } = live;
    const circumstances = { verified: connection.settings.markVerified, scan, now: clock.now() };
    known.push(knownFromLive({ ...live, uniqueIdFromTool }, chunk.get(uniqueIdFromTool), circumstances));
  }
  return known;
}
