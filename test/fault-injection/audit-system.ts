import { isOpen } from './gecko-truth.ts';
import type { Life } from './ledger.ts';
import { isOurTest } from './people.ts';
import { geckoIds } from './scene.ts';
import type { Stage } from './stage.ts';
import { statusShown, wordFor } from './wanted.ts';
import type { Change, Seen } from './watch.ts';
import type { Worker } from './worker.ts';

/** Judges what the system just did to findings, the moment it did it. */
export function auditSystem(stage: Stage, worker: Worker, changes: readonly Change[]): void {
  for (const change of changes) {
    const { before, after } = change;
    stage.ledger.next();
    if (after === undefined) {
      stage.ledger.violated(`the system deleted finding ${before?.id} (${before?.geckoId})`);
      continue;
    }
    auditPlace(stage, worker, after);
    auditOne(stage, worker, { before, after });
  }
}

/** Only findings of ours, in our test, in the product that is mapped. */
function auditPlace(stage: Stage, worker: Worker, { id, test: testId, geckoId }: Seen): void {
  const { dojo, mapped, ledger } = stage;
  const test = dojo.store.tests.get(testId);
  const product = dojo.store.engagements.get(test?.engagement ?? 0)?.product;
  if (!isOurTest(stage, test) || geckoId === null || !geckoIds.includes(geckoId)) {
    ledger.violated(`finding ${id} is none of ours and was touched (test "${test?.title}", Gecko id ${geckoId})`);
  }
  if (!mapped.since(worker.since).includes(product)) {
    ledger.violated(`finding ${id} was touched in product ${product}, which is not mapped`);
  }
}

function auditOne(stage: Stage, worker: Worker, { before, after }: Change & { after: Seen }): void {
  const life = stage.ledger.lifeOf(after, 'system');
  const readAt = stage.reads.get(worker)?.get(after.id) ?? 0;
  if (before?.flags.includes('A') !== false && !after.flags.includes('A')) auditClosing(stage, worker, after);
  if (before?.flags !== after.flags) auditFlags(stage, life, readAt, { before, after });
  if (before !== undefined && before.description !== after.description) {
    if (life.description.by === 'person' && readAt > life.description.at) {
      stage.ledger.violated(`the description of ${after.geckoId} was edited by a person and overwritten`);
    }
  }
  if (before?.description !== after.description) Object.assign(life.description, { by: 'system', at: now(stage) });
  if (before?.title !== after.title) auditTitle(stage, life, readAt, after);
  auditTags(stage, { before, after });
  auditGiven(stage, life, readAt, { before, after });
  if (before !== undefined && after.notes < before.notes) stage.ledger.violated(`${after.geckoId} lost notes`);
}

/** A finding is closed only for a cause, and only with resolved findings included. */
function auditClosing(stage: Stage, worker: Worker, after: Seen): void {
  const { ledger, said, settings } = stage;
  if (after.duplicate) return;
  if (
    !said
      .get(after.geckoId ?? '')
      ?.since(worker.since)
      .some((status) => !isOpen(status))
  ) {
    ledger.violated(`${after.geckoId} is open in Gecko and was closed (${after.flags})`);
  }
  if (!settings.since(worker.since).some(({ includeResolved }) => includeResolved)) {
    ledger.violated(`${after.geckoId} was closed with resolved findings left out`);
  }
}

/** A person's triage gives way only to a change of Gecko's. */
function auditFlags(stage: Stage, life: Life, readAt: number, { before, after }: Change & { after: Seen }): void {
  const { ledger, said } = stage;
  const wanted = statusShown(after.flags);
  const { flags } = life;
  const changes = new Set(
    said
      .get(after.geckoId ?? '')
      ?.since(flags.lastWrittenAt)
      .map(wordFor),
  );
  const overwrites = before !== undefined && flags.by === 'person' && readAt > flags.at;
  // One whose writing had no answer is written again, if it isn't there.
  const isKnown = flags.rememberedAt >= flags.lastWrittenAt && !followsSetting(stage, life, { before, after });
  if (overwrites && isKnown && wanted === flags.lastWanted && changes.size < 2 && !after.duplicate) {
    ledger.violated(
      `a person's triage of ${after.geckoId} was replaced (${before.flags} to ${after.flags}) for nothing new`,
    );
  }
  for (const mark of flags.marks) if (!after.flags.includes(mark)) flags.marks.delete(mark);
  Object.assign(flags, { by: 'system', at: now(stage), wanted: [], lastWanted: wanted, lastWrittenAt: now(stage) });
}

/**
 * The word "verified" goes by the setting where no person gave or took it, whatever else people set. Where one did, it goes by the
 * setting again once that was turned to what they did, and back: in between both were of one mind.
 */
function followsSetting({ settings }: Stage, { flags }: Life, { before, after }: Change & { after: Seen }): boolean {
  const isOnlyVerified = before?.flags.replace('V', '') === after.flags.replace('V', '');
  const since = flags.verifiedByPerson ? flags.at : flags.lastWrittenAt;
  const words = new Set(settings.since(since).map(({ markVerified }) => markVerified));
  return isOnlyVerified && words.size > 1;
}

function auditTitle(stage: Stage, { title }: Life, readAt: number, after: Seen): void {
  // One whose writing had no answer is written again, if it isn't there.
  const again = title.lastWritten === after.title && title.rememberedAt >= title.lastWrittenAt;
  if (title.by === 'person' && readAt > title.at && again && stage.repairs.size === 0) {
    stage.ledger.violated(`the title of ${after.geckoId} was edited by a person and written again`);
  }
  Object.assign(title, { by: 'system', at: now(stage), lastWritten: after.title, lastWrittenAt: now(stage) });
}

function auditTags({ ledger }: Stage, { before, after }: Change & { after: Seen }): void {
  const lost = (before?.tags ?? []).filter((tag) => tag.startsWith('by-ada') && !after.tags.includes(tag));
  if (lost.length > 0) ledger.violated(`${after.geckoId} lost tags of a person: ${lost.join(', ')}`);
}

/** What a person gave before the finding was read is taken by nothing that is written then. */
function auditGiven({ ledger }: Stage, life: Life, readAt: number, { before, after }: Change & { after: Seen }): void {
  const lost = (before?.given ?? []).filter((one) => !after.given.includes(one));
  const known = lost.filter((one) => readAt > (life.given.get(one) ?? Number.POSITIVE_INFINITY));
  if (known.length > 0) ledger.violated(`${after.geckoId} lost what a person gave it: ${known.join('; ')}`);
}

const now = ({ ledger }: Stage) => ledger.moment;
