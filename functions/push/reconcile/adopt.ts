import type { ExportPolicy } from '../../../shared/domain/desired/export-policy.ts';
import type { KnownFinding } from '../../../shared/domain/known-finding.ts';
import { knownFromLive } from '../../../shared/domain/live/adopt.ts';
import type { Placement } from '../../../shared/domain/placement.ts';
import { chunksOf } from './chunks.ts';
import { everyDesired, type GeckoSays } from './gecko-says.ts';
import type { Progress } from './progress.ts';
import { knownAfterSurvey, type Survey, survey } from './survey.ts';
import { holderOf, type Work } from './work.ts';

/** Findings that one read asks for (measured: 0.4 s). */
const findingsPerRead = 100;

/** What adopting goes by. */
export interface Adoption {
  readonly says: GeckoSays;
  readonly policy: ExportPolicy;
  /** What is known; brought up to date. */
  readonly known: Map<string, KnownFinding>;
  readonly progress: Progress;
}

/**
 * Brings what is known of a test into line with what is in it: ids are learnt, deletions by people noticed, findings of
 * ours that we don't know adopted, and of two with one Gecko id one made the duplicate of the other.
 */
export async function adopt(
  work: Work,
  placement: Placement & { readonly testId: number },
  { says, policy, known, progress }: Adoption,
): Promise<Placement> {
  const surveyed = await survey(work, placement.testId);
  const changed = knownAfterSurvey(known.values(), surveyed, work.clock.now());
  const forgotten = new Map([...surveyed.ours].filter(([geckoId]) => !known.has(geckoId)));
  const adopted = await readForgotten(work, placement.testId, forgotten, says, policy);
  await work.findings.putKnown(holderOf(work, placement), [...changed, ...adopted]);
  for (const one of [...changed, ...adopted]) known.set(one.geckoId, one);
  for (const one of adopted) progress.adopted(one);
  await resolve(work, surveyed, progress);
  const there = [...known.values()].filter(({ presence }) => presence === 'there').length;
  const place = { ...placement, foreignFindings: surveyed.total - there };
  await work.store.putPlacement(work.key, place);
  return place;
}

async function readForgotten(
  { dojo, clock, connection }: Work,
  testId: number,
  forgotten: ReadonlyMap<string, number>,
  says: GeckoSays,
  policy: ExportPolicy,
): Promise<KnownFinding[]> {
  if (forgotten.size === 0) return [];
  const desired = new Map([...everyDesired(says, forgotten, policy)].map((one) => [one.geckoId, one]));
  const known: KnownFinding[] = [];
  for (const ids of chunksOf(forgotten.values(), findingsPerRead)) {
    for (const live of (await dojo.findings.findingsById(testId, ids)).values()) {
      const { uniqueIdFromTool } = live;
      if (uniqueIdFromTool === null) continue;
      const circumstances = { verified: connection.settings.markVerified, now: clock.now() };
      known.push(knownFromLive({ ...live, uniqueIdFromTool }, desired.get(uniqueIdFromTool), circumstances));
    }
  }
  return known;
}

async function resolve({ dojo }: Work, { twins }: Survey, progress: Progress): Promise<void> {
  for (const { geckoId, kept, twin } of twins) {
    await dojo.findings.markDuplicate(twin, kept);
    progress.twinResolved(geckoId, twin);
  }
}
