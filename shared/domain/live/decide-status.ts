import { type StatusFlags, statusPatch } from '../desired/status/desired-status.ts';
import { statusLetters } from '../desired/status/status-letters.ts';
import type { KnownFinding } from '../known/known-finding.ts';
import type { StatusChange } from '../plan/operation.ts';
import type { GeckoStatus } from '../source/finding-status.ts';
import { acceptanceShown, isReopenedByExpiry, ourAcceptance } from './acceptances.ts';
import type { StatusDecision } from './decisions.ts';
import { areOurFlags } from './in-doubt.ts';
import type { LiveFinding } from './live-finding.ts';
import { fixedNote, fixVerifiedNote, replacedNote } from './notes.ts';
import { type ByRow, mayCarryDate, mayOpenByRow } from './status-by-row.ts';

const nothing: StatusDecision = {
  flags: {},
  byReimport: false,
  accept: false,
  notes: [],
  applied: true,
  leftOut: undefined,
};

/** What goes by a row where it may; everything else goes by PATCH. */
export type RowUse = 'fixes_and_openings' | 'fixes' | 'nothing';

/** How a status may be written. */
export interface Ways extends ByRow {
  /** @default fixes */
  readonly byRow: RowUse | undefined;
  /** Whether content is written by PATCH, which then takes the status along; but for a date. */
  readonly isPatchedAnyway: boolean;
}

/** Decides by who set the flags that are there: we, or a person since. */
export function decideStatus(live: LiveFinding, known: KnownFinding, change: StatusChange, ways: Ways): StatusDecision {
  if (live.duplicate) return { ...nothing, applied: false, leftOut: 'duplicate_in_defectdojo' };
  const shown = statusLetters(live.flags);
  if (shown === statusLetters(change.to.flags)) {
    const acceptance = acceptanceShown(live, known, change.to);
    const notes = known.inDoubt?.notes ? afterFix(change).notes : verifiedNotes(change);
    if (acceptance !== 'wrong') return { ...nothing, accept: acceptance === 'of_old_date', notes };
  }
  if (!areOurFlags(known, shown) && !isReopenedByExpiry(live)) return besideTriage(live, known, change);
  return isByRow(live, known, change, ways)
    ? { ...nothing, byReimport: true, notes: verifiedNotes(change) }
    : writeWhole(change);
}

function isByRow(live: LiveFinding, known: KnownFinding, { to }: StatusChange, ways: Ways): boolean {
  if (ways.byRow === 'nothing') return false;
  if (mayCarryDate(live, known, ways)) return true;
  return ways.byRow === 'fixes_and_openings' && !ways.isPatchedAnyway && mayOpenByRow(live, known, to, ways);
}

function writeWhole(change: StatusChange): StatusDecision {
  const { to } = change;
  return { ...nothing, flags: statusPatch(to), accept: to.by === 'risk_acceptance', ...afterFix(change) };
}

function besideTriage(live: LiveFinding, known: KnownFinding, change: StatusChange): StatusDecision {
  const kept = { ...nothing, leftOut: 'triaged_in_defectdojo' } as const;
  const besideMark = { ...nothing, leftOut: 'mark_kept_in_defectdojo' } as const;
  switch (change.cause) {
    case 'absent':
    case 'triage':
      // That a fix is verified changes nothing of what we want there: a person who reopened it meanwhile is told by a note.
      if (isFixed(change.to.gecko) && isFixed(change.from)) return { ...kept, notes: verifiedNotes(change) };
      if (isFixed(change.to.gecko) && isClosed(live)) {
        return { ...kept, flags: isInOurs(live) ? closing(live) : {}, notes: verifiedNotes(change) };
      }
      if (isFixed(change.to.gecko)) return { ...besideMark, flags: closing(live), notes: afterFix(change).notes };
      return { ...writeWhole(change), notes: [replacedNote(change.to.gecko, live.flags)] };
    case 'redetected':
      return onlyVerifiedDiffers(live, known) ? { ...besideMark, flags: { active: true, is_mitigated: false } } : kept;
    case 'setting':
      return kept;
    case 'reverted':
      return { ...nothing, applied: false, leftOut: 'touched_since_closing' };
  }
}

/** What closes a finding beside a person's marks. Our own acceptance is none, and its end would open what it goes on listing. */
function closing(live: LiveFinding): Partial<StatusFlags> {
  const closed = { active: false, is_mitigated: true } as const;
  return isInOurs(live) ? { ...closed, risk_accepted: false } : closed;
}

function isInOurs(live: LiveFinding): boolean {
  return live.flags.risk_accepted && ourAcceptance(live) !== undefined;
}

function isClosed({ flags }: LiveFinding): boolean {
  return !flags.active && flags.is_mitigated;
}

/** A person who only gave or took the word "verified" didn't close the finding: we did. */
function onlyVerifiedDiffers(live: LiveFinding, known: KnownFinding): boolean {
  const without = (letters: string) => letters.replace('V', '');
  return without(statusLetters(live.flags)) === without(known.flags);
}

function afterFix(change: StatusChange): Pick<StatusDecision, 'notes' | 'leftOut'> {
  const { from, to } = change;
  const day = isFixed(to.gecko) && !isFixed(from) ? to.changedAt : null;
  if (day === null) return { notes: verifiedNotes(change), leftOut: undefined };
  const notes = to.gecko === 'fixed' ? [fixedNote(day)] : verifiedNotes(change);
  return { notes, leftOut: 'date_not_carried' };
}

function verifiedNotes({ from, to }: StatusChange): string[] {
  return to.gecko === 'fix_verified' && from !== 'fix_verified' ? [fixVerifiedNote(to.changedAt)] : [];
}

function isFixed(status: GeckoStatus): boolean {
  return status === 'fixed' || status === 'fix_verified';
}
