import { type GeckoTruth, isOpen } from './gecko-truth.ts';
import type { Setting, Status } from './history.ts';

/** The settings that people may change, as they are now. */
export interface Settings {
  includeResolved: boolean;
  markVerified: boolean;
}

/** What DefectDojo should show of Gecko's status, in one word; `left`: whatever is there. */
export function wantedOf(
  truth: GeckoTruth,
  geckoId: string,
  now: Date,
  settings: Settings,
  everything = false,
): string {
  const status = truth.status(geckoId, now, everything);
  return isOpen(status) || settings.includeResolved ? wordFor(status) : 'left';
}

/** The statuses that come to the same in DefectDojo have one word. */
export function wordFor(status: Status): string {
  if (isOpen(status)) return 'open';
  return status === 'fix_verified' ? 'fixed' : status;
}

/** The flags of the design's table, by their letters. */
export function flagsOf(status: Status, { markVerified }: Settings, riskAcceptance: Setting['riskAcceptance']): string {
  const verified = markVerified ? 'V' : '';
  switch (status) {
    case 'open':
    case 'in_progress':
      return `A${verified}`;
    case 'fixed':
    case 'fix_verified':
      return `${verified}M`;
    case 'false_positive':
      return 'MF';
    case 'accepted_risk':
      if (riskAcceptance === 'forbidden') return `A${verified}`;
      return riskAcceptance === 'simple' ? 'R' : `${verified}R`;
  }
}

/** The status of Gecko's that flags come closest to. */
export function statusShown(flags: string): string {
  if (flags.startsWith('A')) return 'open';
  if (flags.includes('R')) return 'accepted_risk';
  return flags.includes('F') ? 'false_positive' : 'fixed';
}
