import type { Run } from '../../../../../functions/api/client/api-types.ts';

type Counts = Run['counts'];

/** Findings that were as Gecko says once the run was over. */
export function inStep({ created, changed, closed, reopened, adopted, unchanged }: Counts): number {
  return created + changed + closed + reopened + adopted + unchanged;
}

/** Findings that weren't. */
export function outOfStep({ held, quarantined }: Counts): number {
  return held + quarantined;
}
