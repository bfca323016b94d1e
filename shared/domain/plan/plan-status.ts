import type { DesiredStatus } from '../desired/status/desired-status.ts';
import type { KnownFinding } from '../known/known-finding.ts';
import { isOpenInGecko } from '../source/finding-status.ts';
import type { Trying } from './context.ts';
import { updateUnlessLeft } from './left-for-now.ts';
import type { Step, UpdateOperation } from './operation.ts';
import type { StatusOrigin } from './source-finding.ts';
import { statusChange } from './status-change.ts';
import { remember } from './steps.ts';
import { tagChangeWithoutRow } from './tag-change.ts';

/** What Gecko's status alone does to a finding that is in DefectDojo; undefined where that is nothing. */
export function planStatusAlone(
  known: KnownFinding,
  to: DesiredStatus,
  origin: StatusOrigin,
  context: Trying,
): Step | undefined {
  const operation = statusUpdate(known, to, origin);
  return operation === undefined ? planConfirmation(known, to) : updateUnlessLeft(known, operation, context);
}

/** The same as an operation. */
export function statusUpdate(
  known: KnownFinding,
  to: DesiredStatus,
  origin: StatusOrigin,
): UpdateOperation | undefined {
  const status = statusChange(known, to, origin);
  const tags = tagChangeWithoutRow(known, to, status);
  if (status === undefined && tags === undefined) return undefined;
  return { kind: 'update', geckoId: known.geckoId, fields: [], status, tags, leftOut: undefined };
}

/** What was closed for its absence is now called resolved by Gecko itself: no longer a run's closing. */
export function planConfirmation(known: KnownFinding, to: DesiredStatus): Step | undefined {
  const confirms = known.closedByAbsenceInRun !== undefined && !isOpenInGecko(to.gecko);
  return confirms ? remember(known.geckoId, to.gecko) : undefined;
}
