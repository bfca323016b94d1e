import type { KnownFinding } from '../../../shared/domain/known-finding.ts';
import { decide } from '../../../shared/domain/live/decide.ts';
import { type Applying, applyDecisions, type DecidedUpdate, type RefusedUpdate } from './apply-decisions.ts';
import { noteOutcomes } from './note-outcomes.ts';
import { tellAsWhole } from './tell-as-whole.ts';
import { decidingIn, type Work } from './work.ts';

/** What of a change is sent alone; `triage`: its status and our tags. */
type Part = 'triage' | 'content';

/**
 * Sends changes, and those that DefectDojo refuses once more in parts: refused content must not keep a status from being told,
 * nor the other way round, and a fix whose row is refused is told without its date. Only a part that is refused alone counts
 * as refused; content is not sent again then until it changes, a status is.
 */
export async function applyInParts(
  work: Work,
  updates: readonly DecidedUpdate[],
  applying: Applying & { readonly known: ReadonlyMap<string, KnownFinding> },
): Promise<void> {
  const whole = await applyDecisions(work, updates, applying);
  if (whole.length === 0) return;
  const once = tellAsWhole(applying.telling);
  try {
    const triage = await applyPart('triage');
    const content = await applyPart('content');
    const outcomes = noteOutcomes(work, applying.telling, applying.testId);
    const told = new Set(content.map(({ update }) => update.operation.geckoId));
    for (const { update, failure } of content) outcomes.refused(update, failure);
    for (const { update, failure } of triage) {
      if (!told.has(update.operation.geckoId)) outcomes.quarantined(update, failure);
    }
    await applying.remember(outcomes.known);
  } finally {
    for (const { update } of whole) once.tell(update, partsOf(update).length);
  }

  async function applyPart(part: Part): Promise<RefusedUpdate[]> {
    const refusedAlone = whole.filter(({ update }) => !isDivisible(update) && partsOf(update).includes(part));
    const divided = whole.filter(({ update }) => isDivisible(update));
    const parts = divided.flatMap(({ update }) => partOf(work, update, part, applying) ?? []);
    return [...refusedAlone, ...(await applyDecisions(work, parts, { ...applying, telling: once.parts }))];
  }
}

function isDivisible(update: DecidedUpdate): boolean {
  return update.decision.byReimport || partsOf(update).length > 1;
}

function partsOf({ operation }: DecidedUpdate): Part[] {
  const { status, tags, fields } = operation;
  return [
    ...(status !== undefined || tags !== undefined ? (['triage'] as const) : []),
    ...(fields.length > 0 ? (['content'] as const) : []),
  ];
}

/** The part, decided by what is known now; a status without its row, so that it goes by PATCH. */
function partOf(
  work: Work,
  update: DecidedUpdate,
  part: Part,
  { known, testId }: Parameters<typeof applyInParts>[2],
): DecidedUpdate | undefined {
  const one = known.get(update.operation.geckoId);
  if (one === undefined || !partsOf(update).includes(part)) return undefined;
  const isContent = part === 'content';
  const operation = isContent
    ? { ...update.operation, status: undefined, tags: undefined }
    : { ...update.operation, fields: [] };
  const desired = isContent ? update.desired : undefined;
  const decision = decide(update.live, one, { operation, desired }, decidingIn(work, testId));
  return decision.kind === 'decided' ? { live: update.live, operation, desired, decision } : undefined;
}
