import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Change, History, Setting, Step } from '../../../fault-injection/history.ts';
import { type Loopback, openLoopback } from '../../../fault-injection/loopback.ts';
import { play } from '../../../fault-injection/play.ts';

// Histories that once went wrong, each as small as it was shrunk to.
let lines: { gecko: Loopback; defectDojo: Loopback };
beforeAll(async () => {
  lines = { gecko: await openLoopback(), defectDojo: await openLoopback() };
});
afterAll(() => Promise.all([lines.gecko.stop(), lines.defectDojo.stop()]));

const plain: Setting = {
  defectDojoVersion: '3.2.0',
  includeResolved: true,
  markVerified: false,
  riskAcceptance: 'simple',
  deduplication: false,
  richerRows: false,
  rowsPerPage: 1000,
};

const deepScan = (...listed: (number | null)[]): Change => ({
  kind: 'scan',
  scan: 'deep',
  status: 'completed',
  branch: 'main',
  tookMinutes: 0,
  listed,
});

type Status = Extract<Change, { kind: 'status' }>;
const status = (finding: number, said: Status['status'], further: Partial<Status> = {}): Change => ({
  kind: 'status',
  finding,
  status: said,
  acceptedDays: null,
  minutesAgo: 0,
  ...further,
});

type Edit = Extract<Change, { kind: 'person' }>['edit'];
const person = (edit: Edit, finding = 0): Change => ({ kind: 'person', edit, finding });

const step = (change: Change, further: Partial<Step> = {}): Step => ({
  change,
  delayMinutes: 0,
  twice: false,
  minutes: 0,
  disturbances: [],
  ...further,
});

const played = (steps: History['steps'], setting: Partial<Setting> = {}) =>
  play({ setting: { ...plain, ...setting }, steps }, lines);
const wrongIn = async (steps: History['steps'], setting: Partial<Setting> = {}) => (await played(steps, setting)).wrong;

describe('a finding that a person deleted', () => {
  it('is noticed where the count stays the same, since they added one of their own', async () => {
    const wrong = await wrongIn([
      step(deepScan(0, 0, 0, null, 0, 0, null)),
      step(deepScan(0, 0, 0, 0, null, 0, 0)),
      step(deepScan(0, 0, 0, 0, 0, 0, 0), { delayMinutes: 3, minutes: 2 }),
      step(person('delete', 14)),
      step(person('add_own', 2)),
    ]);
    expect(wrong).toEqual([]);
  });
});

describe('a false positive', () => {
  it('that Gecko opened again before a scan missed it is fixed, however late the event comes', async () => {
    const wrong = await wrongIn([
      step(deepScan(0, null, null, 0, 0, 0, 0)),
      step(status(0, 'false_positive', { minutesAgo: 120 })),
      step(deepScan(null, 0, 0, 0, 0, 0, 0)),
      step(status(0, 'open', { minutesAgo: 120 }), { delayMinutes: 45 }),
    ]);
    expect(wrong).toEqual([]);
  });
});

describe('a repository that is mapped elsewhere and back', () => {
  it('finds its place anew where another instance has given the old ids to the other product', async () => {
    const wrong = await wrongIn([
      step(deepScan(0, 0, 0, null, null, null, null), { minutes: 2 }),
      step({ kind: 'other_instance' }),
      step({ kind: 'map', product: 1 }, { minutes: 2 }),
      step({ kind: 'map', product: 0 }, { minutes: 2 }),
    ]);
    expect(wrong).toEqual([]);
  });
});

describe('an accepted risk', () => {
  it('ends with its time, although no message says so', async () => {
    const wrong = await wrongIn([
      step(deepScan(0, 0, 0, 0, 0, 0, 0)),
      step(status(0, 'accepted_risk', { acceptedDays: 1 }), { minutes: 600 }),
      step(deepScan(0, 0, 0, null, 0, 0, 0), { minutes: 600 }),
      step({ kind: 'nothing' }, { minutes: 600 }),
    ]);
    expect(wrong).toEqual([]);
  });

  it('ends with its time while the last run finds nothing to do, which is something to do', async () => {
    const accepted = { after: 0, kind: 'meanwhile', change: status(0, 'accepted_risk', { acceptedDays: 1 }) } as const;
    const wrong = await wrongIn([
      step(deepScan(null, 0, 0, null, 0, 0, 0)),
      step(deepScan(0, 0, null, 0, null, 0, 0), { disturbances: [accepted] }),
      step({ kind: 'include_resolved', on: false }, { minutes: 2 }),
      step({ ...deepScan(0, 0, null, 0, null, 0, null), status: 'failed', branch: 'topic' } as Change, {
        minutes: 600,
      }),
      step({ kind: 'wish', reason: 'manual' }, { minutes: 2 }),
      step({ kind: 'key', does: 'revoked' }, { minutes: 2 }),
      step(status(1, 'open'), { minutes: 600 }),
      step(deepScan(0, 0, 0, 0, 0, null, null)),
    ]);
    expect(wrong).toEqual([]);
  });

  it('is open where a scan found it after a fix, although that fix was never shown', async () => {
    const { wrong, stage } = await played([
      step(deepScan(0, 0, 0, null, 0, 0, 0)),
      step(status(0, 'accepted_risk'), { minutes: 600 }),
      step({ kind: 'include_resolved', on: false }, { minutes: 2 }),
      step(status(0, 'fix_verified'), { minutes: 600 }),
      step(deepScan(0, 0, 0, null, 0, 0, 0)),
    ]);
    const shown = stage.dojo.store.findings.list().find((one) => one.unique_id_from_tool === 'g-0');
    expect(shown).toMatchObject({ active: true, risk_accepted: false });
    expect(wrong).toEqual([]);
  });
});

describe('a finding that Gecko opens again', () => {
  it('may still be closed by a run that has read its fix, and is open after the next', async () => {
    const afterGeckoIsRead = 42;
    const opensAgain = { after: afterGeckoIsRead, kind: 'meanwhile', change: deepScan(0, 0, 0, 0, 0, 0, 0) } as const;
    const { wrong, stage } = await played(
      [
        step(deepScan(0, 0, 0, null, 0, null, 0)),
        step(status(0, 'fix_verified'), { minutes: 2, disturbances: [opensAgain] }),
      ],
      { richerRows: true },
    );
    const notes = stage.dojo.store.findings.list().find((one) => one.unique_id_from_tool === 'g-0')?.notes;
    expect(notes?.map(({ entry }) => entry)).toEqual([expect.stringContaining('verified')]);
    expect(wrong).toEqual([]);
  });
});

describe('a title that a person wrote', () => {
  it.each([
    ['before a repair was asked for', [step(person('retitle', 2)), step({ kind: 'wish', reason: 'repair' })]],
    [
      'while the repair begins',
      [
        step(
          { kind: 'wish', reason: 'repair' },
          { disturbances: [{ after: 0, kind: 'meanwhile', change: person('retitle', 2) }] },
        ),
      ],
    ],
  ] satisfies [string, Step[]][])('gives way to a repair, also one written %s', async (_when, steps) => {
    const { wrong, stage } = await played([step(deepScan(null, 0, 0, null, 0, 0, null)), ...steps]);
    const titles = stage.dojo.store.findings.list().map(({ title }) => title);
    expect(titles.filter((title) => /Ada/.test(title))).toEqual([]);
    expect(wrong).toEqual([]);
  });
});

describe('an upload that the server goes on with', () => {
  it('is that of the sync which sent it, though the repository was mapped elsewhere and uploaded there meanwhile', async () => {
    const abandoned = {
      after: 2,
      kind: 'abandoned_upload',
      rowsBefore: 0,
      clientSees: 'reset',
      secondsPerRow: 1,
    } as const;
    const wrong = await wrongIn([
      step(deepScan(0, 0, 0, 0, 0, 0, 0), { disturbances: [abandoned, { after: 54, kind: 'fault', fault: 'reset' }] }),
      step({ kind: 'map', product: 1 }),
    ]);
    expect(wrong).toEqual([]);
  });
});

describe('a finding that people closed and reopened', () => {
  it('is no longer verified once findings are not to be, which replaces nothing that a person decided', async () => {
    const { wrong, stage } = await played(
      [
        step(deepScan(null, 0, null, 0, 0, 0, 0)),
        step(status(0, 'open'), { disturbances: [{ after: 0, kind: 'meanwhile', change: person('close', 11) }] }),
        step(deepScan(0, 0, 0, 0, 0, 0, 0), { minutes: 600 }),
        step(person('reopen', 13)),
        step({ kind: 'mark_verified', on: false }),
      ],
      { markVerified: true },
    );
    const shown = stage.dojo.store.findings.list().find((one) => one.unique_id_from_tool === 'g-4');
    expect(shown).toMatchObject({ active: true, verified: false });
    expect(wrong).toEqual([]);
  });
});

describe('a false positive that a person set while a fix was being written', () => {
  it('stays when a scan only finds the finding again', async () => {
    const falsePositive = { after: 59, kind: 'meanwhile', change: person('false_positive', 14) } as const;
    const foundAgain = { after: 0, kind: 'meanwhile', change: deepScan(0, null, null, 0, 0, 0, 0) } as const;
    const { wrong, stage } = await played([
      step(deepScan(null, 0, 0, 0, null, 0, 0)),
      step(deepScan(0, 0, 0, 0, 0, 0, 0)),
      step({ ...deepScan(0, 0, 0, 0, 0, 0, 0), status: 'failed', branch: 'topic' } as Change, { minutes: 600 }),
      step(status(5, 'fixed'), { disturbances: [falsePositive] }),
      step(status(0, 'open'), { disturbances: [foundAgain] }),
    ]);
    const shown = stage.dojo.store.findings.list().find((one) => one.unique_id_from_tool === 'g-5');
    expect(shown).toMatchObject({ active: false, false_p: true });
    expect(wrong).toEqual([]);
  });
});

describe('a fixed finding that a person reopened', () => {
  it('stays open when Gecko verifies the fix', async () => {
    const gone = { after: 27, kind: 'meanwhile', change: deepScan(0, 0, null, null, 0, 0, null) } as const;
    const wrong = await wrongIn([
      step(deepScan(null, 0, 0, null, null, 0, 0), { disturbances: [gone] }),
      step(status(2, 'fix_verified'), { delayMinutes: 45 }),
      step(person('delete'), { minutes: 2 }),
      step(person('reopen', 2)),
    ]);
    expect(wrong).toEqual([]);
  });
});

describe('a message that comes twice', () => {
  it('leaves no lease behind where its function dies after the other one has served it', async () => {
    const wrong = await wrongIn(
      [
        step(deepScan(null, 0, 0, 0, 0, null, 0)),
        step({ kind: 'map', product: 0 }),
        step({ ...deepScan(0, 0, 0, null, 0, 0, null), status: 'failed', branch: 'topic' } as Change),
        step(
          { kind: 'key', does: 'replaced' },
          {
            twice: true,
            minutes: 2,
            disturbances: [
              { after: 83, kind: 'switch' },
              { after: 68, kind: 'crash' },
            ],
          },
        ),
      ],
      { rowsPerPage: 3 },
    );
    expect(wrong).toEqual([]);
  });
});

describe('a title that a person edited after the function died while a new one was being written', () => {
  const pointsAroundTheWrite = Array.from({ length: 10 }, (_, index) => 55 + index);

  it('stays when Gecko takes its rewording back, wherever the function died', async () => {
    for (const after of pointsAroundTheWrite) {
      const { wrong, stage } = await played([
        step(deepScan(null, 0, 0, null, null, null, 0), { minutes: 600 }),
        step(deepScan(0, 0, 2, 0, 0, 0, 0), { disturbances: [{ after, kind: 'crash' }] }),
        step(person('retitle', 3)),
        step(deepScan(0, 0, 0, 0, null, 0, null)),
      ]);
      expect({ after, wrong }).toEqual({ after, wrong: [] });
      const titles = stage.dojo.store.findings.list().map(({ title }) => title);
      expect(titles.filter((title) => title.startsWith('Edited by Ada'))).toHaveLength(1);
    }
  });
});

describe('a finding that a person closed before it was closed for its absence', () => {
  it('is verified again once it is found, where findings are by now', async () => {
    const verifying = { after: 0, kind: 'meanwhile', change: { kind: 'mark_verified', on: true } } as const;
    const { wrong, stage } = await played([
      step(deepScan(null, 0, 0, 0, null, 0, 0)),
      step(deepScan(0, 0, 0, null, 0, 0, 0)),
      step(person('close', 11)),
      step(status(0, 'open'), { disturbances: [verifying] }),
      step({ kind: 'include_resolved', on: true }, { minutes: 2 }),
      step(deepScan(0, 0, 0, 0, null, 0, 0)),
    ]);
    const shown = stage.dojo.store.findings.list().find((one) => one.unique_id_from_tool === 'g-3');
    expect(shown).toMatchObject({ active: true, verified: true });
    expect(wrong).toEqual([]);
  });
});

describe('a false positive that a person set while a finding was lost from sight', () => {
  it('stays when a scan only finds the finding again, which Gecko had called open before', async () => {
    const { wrong, stage } = await played([
      step(deepScan(0, 0, 0, null, 0, 0, 0)),
      step(status(2, 'open')),
      step(deepScan(0, 0, null, 0, 0, 0, 0)),
      step({ kind: 'key', does: 'restored' }, { minutes: 10 }),
      step(person('false_positive', 13)),
      step(deepScan(null, null, 0, 0, 0, 0, 0)),
    ]);
    const shown = stage.dojo.store.findings.list().find((one) => one.unique_id_from_tool === 'g-2');
    expect(shown).toMatchObject({ active: false, false_p: true });
    expect(wrong).toEqual([]);
  });
});

describe('a false positive that a person set on a risk whose acceptance had no answer', () => {
  it('gives way to the acceptance, which may not have been there', async () => {
    const wrong = await wrongIn([
      step(deepScan(0, 0, 0, 0, 0, 0, null)),
      step(status(1, 'accepted_risk')),
      step(status(0, 'fixed'), { minutes: 2, disturbances: [{ after: 71, kind: 'crash' }] }),
      step(person('false_positive', 3)),
    ]);
    expect(wrong).toEqual([]);
  });
});
