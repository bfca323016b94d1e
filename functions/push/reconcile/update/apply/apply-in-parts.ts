import type { LiveFinding } from '../../../../../shared/domain/live/live-finding.ts';
import type { Work } from '../../work.ts';
import { acceptAll } from './accept-all.ts';
import type { Applying } from './applying.ts';
import type { DecidedUpdate } from './decided-update.ts';
import type { FailedWrite } from './failed-writes.ts';
import { noteOutcomes } from './note-outcomes.ts';
import { type Part, partOf, partsOf } from './parts.ts';
import { reportAsWhole } from './report-as-whole.ts';
import { sendChange } from './send-change.ts';

/**
 * Sends a change that DefectDojo refused, or failed at, once more in parts: content that it doesn't take must not keep a status
 * from being told, nor the other way round. Only a part that is refused alone counts as refused, and one at which it fails
 * alone is suspected.
 *
 * @param live the finding as it was read since
 * @param first how it failed, where it did
 */
export async function applyInParts(
  work: Work,
  whole: DecidedUpdate,
  live: LiveFinding,
  applying: Applying,
  first?: FailedWrite,
): Promise<void> {
  const { testId, known, remember, failed } = applying;
  const { geckoId } = whole.operation;
  const once = reportAsWhole(applying.report);
  const outcomes = noteOutcomes(work, once.parts, applying);
  const suspectsBefore = failed.suspects.length;
  let isReadable = true;
  for (const part of partsOf(whole)) {
    const one = known.get(geckoId);
    const update = one && partOf(work, whole, part, { live, known: one });
    if (update === undefined) continue;
    // In doubt from here on, also if the part was decided otherwise than the whole.
    await remember(update.decision.meanwhile ? [update.decision.meanwhile] : []);
    await apply(update, part);
    await remember(outcomes.known.splice(0));
    if (failed.trouble || !isReadable) break;
  }
  if (first !== undefined && isReadable && failed.suspects.length === suspectsBefore) failed.hasPassed = true;
  once.tell(whole);

  async function apply(update: DecidedUpdate, part: Part): Promise<void> {
    const sent = await sendChange(work, update, failed.health);
    switch (sent.kind) {
      case 'done':
        if (update.decision.accept === undefined) outcomes.finished(update, sent.complaint);
        else await acceptAll(work, [{ update, complaint: sent.complaint }], outcomes, { testId, failed });
        return;
      case 'gone':
        return outcomes.gone(update);
      case 'unreadable':
        isReadable = false;
        return outcomes.unreadable(update, sent.failure);
      case 'refused':
        return outcomes.refused(update, sent.failure);
      case 'failed': {
        const { failure, write, at } = sent;
        const again = first?.write === write ? at : undefined;
        failed.suspects.push({ part, update, failure, write, at: again === undefined ? at : (first?.at ?? at), again });
        failed.noted(failure);
      }
    }
  }
}
