import { afterAll, beforeAll } from 'vitest';
import type { Change, History, Setting, Step } from '../../../../fault-injection/history.ts';
import { closeLines, type Lines, openLines } from '../../../../fault-injection/lines.ts';
import { play } from '../../../../fault-injection/play.ts';

const plain: Setting = {
  defectDojoVersion: '3.2.0',
  includeResolved: true,
  markVerified: false,
  riskAcceptance: 'simple',
  deduplication: false,
  richerRows: false,
  rowsPerPage: 1000,
  geckoAheadSeconds: 0,
};

/** A complete deep scan of the tracked branch. */
export const deepScan = (...listed: (number | null)[]): Change => ({
  kind: 'scan',
  scan: 'deep',
  status: 'completed',
  branch: 'main',
  tookMinutes: 0,
  listed,
});

type Status = Extract<Change, { kind: 'status' }>;
/** A status that Gecko tells. */
export const status = (finding: number, said: Status['status'], further: Partial<Status> = {}): Change => ({
  kind: 'status',
  finding,
  status: said,
  acceptedDays: null,
  minutesAgo: 0,
  ...further,
});

type Edit = Extract<Change, { kind: 'person' }>['edit'];
/** What a person does in DefectDojo, to a finding by its place there. */
export const person = (edit: Edit, finding = 0): Change => ({ kind: 'person', edit, finding });

/** A change that comes at once, with nothing going wrong. */
export const step = (change: Change, further: Partial<Step> = {}): Step => ({
  change,
  delayMinutes: 0,
  twice: false,
  minutes: 0,
  disturbances: [],
  ...further,
});

/** Plays the histories of a test file; `wrongIn` tells only what went wrong. */
export function histories() {
  let lines: Lines;
  beforeAll(async () => {
    lines = await openLines();
  });
  afterAll(() => closeLines(lines));

  const played = (steps: History['steps'], setting: Partial<Setting> = {}) =>
    play({ setting: { ...plain, ...setting }, steps }, lines);
  const wrongIn = async (steps: History['steps'], setting: Partial<Setting> = {}) =>
    (await played(steps, setting)).wrong;
  return { played, wrongIn };
}
