import {
  holdDecidedReasons,
  mappingCreatedReason,
  pushNowReason,
  repairReason,
  revertClosingsReason,
  type Trigger,
} from '../events/trigger.ts';
import { asksForDriftCheck } from './drift-check.ts';

const reasonsOfPeople: readonly string[] = [
  pushNowReason,
  repairReason,
  revertClosingsReason,
  mappingCreatedReason,
  ...Object.values(holdDecidedReasons),
];

/**
 * Whether a person waits for what comes of it: they asked for this one repository. Drift checks are asked for by the sweep as
 * well, which is nobody.
 */
export function isByPerson(trigger: Trigger): boolean {
  if (trigger.kind !== 'request') return false;
  return asksForDriftCheck(trigger) ? trigger.requestedBy !== undefined : reasonsOfPeople.includes(trigger.reason);
}
