import type { Life } from './ledger.ts';
import { geckoIds } from './scene.ts';
import type { Stage } from './stage.ts';
import { wantedOf } from './wanted.ts';
import { type Change, type Seen, seen } from './watch.ts';

/** Notes what a person did, so that it can be told later whether it was lost. */
export function auditPerson(stage: Stage, changes: readonly Change[]): void {
  stage.ledger.next();
  for (const change of changes) {
    const { before, after } = change;
    if (after === undefined) stage.ledger.deletedByPerson(change);
    else note(stage, before, after);
  }
}

/** A person has DefectDojo open a finding later: whoever opens it then, they wanted it. */
export function noteEndOfAcceptance(stage: Stage, id: number): void {
  const finding = seen(stage.dojo).get(id);
  const life = stage.ledger.lives.get(id);
  if (finding !== undefined && life !== undefined) life.flags.wanted = wantedNow(stage, finding.geckoId);
}

function note(stage: Stage, before: Seen | undefined, after: Seen): void {
  const { ledger, truth } = stage;
  const life = ledger.lifeOf(after, 'person');
  const touch = { by: 'person', at: ledger.moment } as const;
  if (before?.flags !== after.flags || before.duplicate !== after.duplicate) {
    Object.assign(life.flags, touch, { wanted: wantedNow(stage, after.geckoId) });
    noteMarks(life, before, after);
    if (before?.flags.includes('V') !== after.flags.includes('V')) life.flags.verifiedByPerson = true;
  }
  for (const one of after.given) if (!before?.given.includes(one)) life.given.set(one, ledger.moment);
  for (const tag of before?.tags ?? []) if (!after.tags.includes(tag)) life.untagged.add(tag);
  if (before?.description !== after.description) Object.assign(life.description, touch);
  if (before?.title !== after.title) {
    const wordingThen = after.geckoId === null ? undefined : truth.wording(after.geckoId);
    Object.assign(life.title, touch, { wordingThen, rememberedThen: life.title.remembered });
  }
}

function noteMarks({ flags: { marks } }: Life, before: Seen | undefined, after: Seen): void {
  for (const mark of 'FO') {
    if (!after.flags.includes(mark)) marks.delete(mark);
    else if (before?.flags.includes(mark) === false) marks.add(mark);
  }
}

function wantedNow({ truth, clock, settings }: Stage, geckoId: string | null): string[] {
  if (geckoId === null || !geckoIds.includes(geckoId)) return [];
  return [false, true].map((everything) => wantedOf(truth, geckoId, clock.now(), settings.now, everything));
}
