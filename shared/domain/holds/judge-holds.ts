import type { Hold } from './hold.ts';

/** From when on a mass of changes is suspicious; both shares are of the open ones. */
export interface HoldThresholds {
  /** Closings are held when they are more than this many and more than this share. */
  readonly closingsOver: number;
  readonly closingsShareOver: number;
  /** Closings are held when they leave none of this many or more. */
  readonly noneLeftOf: number;
  /** With the closings creations are held when they are more than this share. */
  readonly creationsShareOver: number;
}

/** The thresholds of a new deployment. */
export const defaultHoldThresholds: HoldThresholds = {
  closingsOver: 20,
  closingsShareOver: 0.5,
  noneLeftOf: 3,
  creationsShareOver: 0.5,
};

/** How much a plan changes at once. */
export interface MassChange {
  /** Findings to be closed for their absence without approval. */
  readonly closings: number;
  /** New findings for the same scan, those that earlier runs created for it included. */
  readonly creations: number;
  /** Findings that were open before anything was done for that scan. */
  readonly open: number;
  /** How many of these stay open. */
  readonly leftOpen: number;
}

/** The code to hold with, or undefined where the change is nothing out of the ordinary. */
export function judgeMassChange(
  change: MassChange,
  circumstances: {
    readonly thresholds: HoldThresholds;
    readonly branchChanged: boolean;
    /** The hold that was made for the same scan: what it holds stays held. */
    readonly pending: Hold | undefined;
    /** Whether a hold for the same scan was approved: that was an approval of what was in it, and of nothing else. */
    readonly approvedForScan: boolean;
  },
): Hold['code'] | undefined {
  const { thresholds, branchChanged, pending, approvedForScan } = circumstances;
  if (change.closings === 0) return pending?.creations.length ? pending.code : undefined;
  const massive = isMassive(change, thresholds);
  if (pending?.code === 'identity_changed') return 'identity_changed';
  if (massive && change.creations > change.open * thresholds.creationsShareOver) return 'identity_changed';
  if (branchChanged || pending?.code === 'tracked_branch_changed') return 'tracked_branch_changed';
  return massive || pending !== undefined || approvedForScan ? 'mass_closing' : undefined;
}

function isMassive({ closings, open, leftOpen }: MassChange, thresholds: HoldThresholds): boolean {
  const many = closings > thresholds.closingsOver && closings > open * thresholds.closingsShareOver;
  return many || (open >= thresholds.noneLeftOf && leftOpen === 0);
}
