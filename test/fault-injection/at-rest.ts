import { repairReason } from '../../shared/domain/events/trigger.ts';
import { driftCheckReason } from '../../shared/domain/sync/drift-check.ts';
import { dueByItself } from '../../shared/domain/sync/sync-due.ts';
import { wish } from './changes.ts';
import type { Stage } from './stage.ts';

const hourMs = 3_600_000;
const hoursToWait = 72;
const callsShown = 8;
/** How many calls a run makes that has nothing to do. */
const readsMax = 2;

/** What people of a history change in findings; a check may name nothing else. */
const changedByPeople = ['title', 'description', 'status', 'duplicate', 'tags'];

/**
 * What goes on although all has come to rest, and whom a drift check blames for it, in sentences.
 *
 * @param people.handsOff whether no person touched anything in DefectDojo
 * @param people.endAcceptances whether a person ended an acceptance, so that DefectDojo opens what it listed later
 */
export async function restlessness(
  stage: Stage,
  drain: () => Promise<void>,
  { handsOff, endAcceptances }: { readonly handsOff: boolean; readonly endAcceptances: boolean },
): Promise<string[]> {
  const idle = await callsOf(stage, drain, 'manual');
  const isIdle = idle.length <= readsMax && !idle.some(isWrite);
  const wrong = isIdle ? [] : [`with nothing to do it still calls: ${idle.slice(0, callsShown).join(', ')}`];
  // What DefectDojo opened by itself is found by a check, and set right by the sync that follows it.
  if (endAcceptances) await callsOf(stage, drain, driftCheckReason);
  const checked = await callsOf(stage, drain, driftCheckReason);
  if (checked.some(isWrite)) wrong.push(`a drift check calls: ${checked.filter(isWrite).join(', ')}`);
  wrong.push(...(await blame(stage, handsOff)));
  if (!handsOff) return wrong;
  const repairs = (await callsOf(stage, drain, repairReason)).filter(isWrite);
  return repairs.length > 0 ? [...wrong, `a repair still calls: ${repairs.join(', ')}`] : wrong;
}

/** The calls of the run that a wish leads to. */
async function callsOf(stage: Stage, drain: () => Promise<void>, reason: string): Promise<string[]> {
  const { requests } = stage.dojo.controls;
  await passWhatIsDueByItself(stage, drain);
  requests.clear();
  stage.queue.send(wish(stage, reason), stage.nowMs());
  await drain();
  return requests.summary().recent.map(({ method, path }) => `${method} ${path}`);
}

function isWrite(call: string): boolean {
  return !call.startsWith('GET ');
}

/** What the drift check that just ran says that people changed, and nobody did. */
async function blame({ store, key }: Stage, handsOff: boolean): Promise<string[]> {
  const [run] = (await store.runs(key, { limit: 1 })).items;
  const entries = run === undefined ? [] : (await store.runEntries(key, run.runId, {})).items;
  return entries.flatMap(({ geckoId, operation, reason }) => {
    if (operation !== 'changed_by_people') return [];
    const fields = (/Changed: (.*)\.$/.exec(reason ?? '')?.[1] ?? '').split(', ');
    const isExcused = !handsOff && fields.every((field) => changedByPeople.includes(field));
    return isExcused ? [] : [`people are blamed for changes of ${geckoId}: ${fields.join(', ')}`];
  });
}

/** An accepted risk that ends within the next drain would be something to do. */
async function passWhatIsDueByItself(stage: Stage, drain: () => Promise<void>): Promise<void> {
  for (let hour = 0; hour < hoursToWait; hour += 1) {
    const dueAt = dueByItself(await stage.store.state(stage.key));
    if (dueAt === undefined || Date.parse(dueAt) > stage.nowMs() + hourMs) return;
    await drain();
  }
}
