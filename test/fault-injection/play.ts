import { restlessness } from './at-rest.ts';
import { applyChange, changeSettings, wish } from './changes.ts';
import { Conductor } from './conductor.ts';
import type { Change, Disturbance, History } from './history.ts';
import { furnish } from './instances.ts';
import type { Lines } from './lines.ts';
import { makeTrouble, showWhatItCan } from './server-trouble.ts';
import { Stage } from './stage.ts';
import { differences } from './verdict.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** As long as a sync of somebody else's may take. */
const crowdedMs = minuteMs / 2;
const hoursToDrain = 72;
/** What DefectDojo failed at each time is tried again after a day. */
const hoursUntilTriedAgain = 25;

/** What a history came to: nothing wrong, or what. */
export interface Verdict {
  readonly wrong: readonly string[];
  readonly stage: Stage;
}

/** Plays a history, then lets everything come to rest, and compares. */
export async function play(history: History, lines: Lines): Promise<Verdict> {
  const stage = new Stage(history.setting, lines);
  await furnish(stage.dojo, stage.apiKey, history.setting);
  await stage.begin();
  const conductor = new Conductor(stage);
  for (const { change, delayMinutes, twice, minutes, disturbances } of history.steps) {
    stage.pass(1000);
    if (history.setting.crowded) await stage.neighbours.crowd(crowdedMs);
    await applyChange(stage, change, { delayMinutes, twice });
    await conductor.until(stage.nowMs() + minutes * minuteMs, disturbances);
  }
  await mend(stage);
  await drain(stage, conductor);
  const isPoisoned = changesOf(history).some(({ kind }) => kind === 'poison' || kind === 'unreadable');
  const judged = await judgedWithoutAnswer(stage);
  if (judged.length > 0 && !mayBeJudged(history)) stage.ledger.violated('a row counts as never answered by one upload');
  if (isPoisoned || hasBadRows(history) || judged.length > 0) {
    await conductor.until(stage.nowMs() + hoursUntilTriedAgain * hourMs);
  }
  // What is to be tried again after a day is, once somebody looks.
  const isDue = (one: string) => judged.some((geckoId) => one.startsWith(`${geckoId} is open in Gecko and missing`));
  const seen = isHandsOff(history) ? await differences(stage) : [];
  const early = seen.filter((one) => !isDue(one)).map((one) => `before a wish: ${one}`);
  stage.queue.send(wish(stage, 'manual'), stage.nowMs());
  await drain(stage, conductor);
  const wrong = [...early, ...(await differences(stage)), ...(await unserved(stage))];
  const endAcceptances = changesOf(history).some(
    (change) => change.kind === 'person' && change.edit === 'end_acceptance',
  );
  const people = { handsOff: isHandsOff(history), endAcceptances };
  wrong.push(...unrejected(stage), ...(await restlessness(stage, () => drain(stage, conductor), people)));
  return { wrong: [...stage.ledger.violations, ...wrong], stage };
}

function changesOf({ steps }: History): Change[] {
  return steps.flatMap(({ change, disturbances }) => [
    change,
    ...disturbances.flatMap((one) => (one.kind === 'meanwhile' ? [one.change] : [])),
  ]);
}

/**
 * What people do in DefectDojo is told by no message: it is seen when the repository is looked at next, and what is to be tried
 * again after a day then.
 */
function isHandsOff(history: History): boolean {
  const isUntold = changesOf(history).some(
    (change) =>
      ['test_deleted', 'other_instance', 'poison', 'unreadable'].includes(change.kind) ||
      // Who saves a page as it is changes nothing that anybody means.
      (change.kind === 'person' && change.edit !== 'save_page'),
  );
  return !isUntold && !hasBadRows(history);
}

function hasBadRows({ steps }: Pick<History, 'steps'>): boolean {
  return steps.some(({ disturbances }) =>
    disturbances.some(({ kind }) => kind === 'crashing_row' || kind === 'endless_row'),
  );
}

/** A row counts as never answered once two uploads of it had no answer, be it by chance, in runs that took others. */
const uploadsUntilJudged = 2;

function mayBeJudged(history: History): boolean {
  const troubles = history.steps.flatMap(({ disturbances }) => disturbances);
  const mayEndUpload = ({ kind }: Disturbance) =>
    ['abandoned_upload', 'fault', 'crash', 'slow', 'throttled'].includes(kind);
  return hasBadRows(history) || troubles.filter(mayEndUpload).length >= uploadsUntilJudged;
}

/** Findings that are left alone for a day, since uploads of their rows had no answer. */
async function judgedWithoutAnswer({ store, findings, key, mapped, lines }: Stage): Promise<readonly string[]> {
  const placement = mapped.now === undefined ? undefined : await store.placement(key, lines.defectDojo.url, mapped.now);
  const known = placement && (await findings.known(key, placement.placementId));
  return [...(known?.values() ?? [])].flatMap(({ geckoId, refused }) =>
    refused?.code === 'unanswered_by_defectdojo' ? [geckoId] : [],
  );
}

/** Ends all that people or admins left broken; what they edited stays. */
async function mend(stage: Stage): Promise<void> {
  stage.dojo.abandoned.forgetOrders();
  stage.poisoned.clear();
  stage.unreadable.clear();
  showWhatItCan(stage);
  makeTrouble(stage, 'none');
  await stage.neighbours.move('all_end');
  stage.dojo.store.server.crashesAtRowsWith = null;
  stage.dojo.store.server.neverDoneWith = null;
  const record = stage.dojo.store.keys.get(stage.apiKey);
  if (record !== undefined) record.revoked = false;
  const connection = await stage.teams.connection(stage.key.teamId);
  if (connection?.settings.pushOnScanComplete === false) {
    stage.queue.send(await changeSettings(stage, { pushOnScanComplete: true }), stage.nowMs());
  }
  if (stage.mapped.now === undefined) {
    await applyChange(stage, { kind: 'map', product: 0 }, { delayMinutes: 0, twice: false });
  }
}

/** Lets time pass until nothing is left to be done. */
async function drain(stage: Stage, conductor: Conductor): Promise<void> {
  for (let hour = 0; hour < hoursToDrain; hour += 1) {
    await conductor.until(stage.nowMs() + hourMs);
    const { requested, completed, lease } = await stage.store.state(stage.key);
    const isQuiet = stage.queue.nextDueMs() === undefined && (await isFree(stage));
    if (requested === completed && lease === undefined && isQuiet) return;
  }
  const { lastError } = await stage.store.state(stage.key);
  stage.ledger.violated(`it never came to rest: ${lastError?.code} ${lastError?.message}`);
}

/** Nobody stands in a line, and nobody has a slot any more. */
async function isFree({ line, slots, clock }: Stage): Promise<boolean> {
  for await (const instance of line.instances()) {
    if (!(await line.isEmpty(instance))) return false;
    if ((await slots.slots(instance)).some(({ until }) => until >= clock.now())) return false;
  }
  return true;
}

/** Every event that was raised was served by a run, or still waits. */
async function unserved({ store, key, raised, served }: Stage): Promise<string[]> {
  const waiting = new Set((await store.triggers(key)).map(({ id }) => id));
  return [...raised].flatMap(([id, times]) => {
    const runs = served.get(id) ?? 0;
    if (runs === 0 && !waiting.has(id)) return [`${id} was raised and no run served it`];
    return runs > times ? [`${id} was raised ${times} times and served by ${runs} runs`] : [];
  });
}

/** Every event that was dated ahead is among the dead letters, unless its handling crashed as often as it may. */
function unrejected({ datedAhead, rejected, queue }: Stage): string[] {
  const crashed = new Set(queue.dead.map(({ body }) => (JSON.parse(body) as { id: string }).id));
  return [...datedAhead].filter((id) => !rejected.has(id) && !crashed.has(id)).map((id) => `${id} was not rejected`);
}
