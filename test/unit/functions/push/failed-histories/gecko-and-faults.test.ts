import { describe, expect, it } from 'vitest';
import type { Change } from '../../../../fault-injection/history.ts';
import { deepScan, histories, status, step } from './a-history.ts';

// Histories that once went wrong, each as small as it was shrunk to.
const { played, wrongIn } = histories();

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
    const afterGeckoIsRead = 46;
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

describe('an upload that the server goes on with', () => {
  it('is that of the sync which sent it, though the repository was mapped elsewhere and uploaded there meanwhile', async () => {
    const abandoned = {
      after: 2,
      kind: 'abandoned_upload',
      rowsBefore: 0,
      clientSees: 'reset',
      breaksOff: false,
      secondsPerRow: 1,
    } as const;
    const wrong = await wrongIn([
      step(deepScan(0, 0, 0, 0, 0, 0, 0), { disturbances: [abandoned, { after: 58, kind: 'fault', fault: 'reset' }] }),
      step({ kind: 'map', product: 1 }),
    ]);
    expect(wrong).toEqual([]);
  });
});

describe('an upload without an answer', () => {
  it('has no row left out that only met a server error the next time, alone', async () => {
    const abandoned = { after: 0, kind: 'abandoned_upload', rowsBefore: 0, secondsPerRow: 1 } as const;
    const wrong = await wrongIn([
      step(deepScan(0, 0, 0, 0, 0, 0, null), {
        disturbances: [{ ...abandoned, clientSees: 'reset', breaksOff: true }],
      }),
      step(status(0, 'open'), {
        minutes: 10,
        disturbances: [{ ...abandoned, clientSees: 'server_error', breaksOff: false }],
      }),
    ]);
    expect(wrong).toEqual([]);
  });
});

describe('a server that is not well for a moment', () => {
  it('has no row left out that it failed at twice before it took any', async () => {
    const abandoned = { kind: 'abandoned_upload', rowsBefore: 0, secondsPerRow: 1, breaksOff: false } as const;
    const failing = { ...abandoned, clientSees: 'server_error' } as const;
    const disturbances = [{ ...failing, after: 5 }, { after: 52, kind: 'switch' } as const, { ...failing, after: 30 }];
    expect(await wrongIn([step(deepScan(0, 0, 0, 0, 0, null, null), { disturbances })])).toEqual([]);
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
              { after: 85, kind: 'switch' },
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

describe('a wrong clock', () => {
  it('that dates a scan decades ahead keeps no later one out, not even where it was let in', async () => {
    const ahead = { of: 'scan', finding: 0, status: 'open' } as const;
    const wrong = await wrongIn([
      step(deepScan(0, null, 0, 0, 0, 0, 0), { minutes: 2 }),
      step({ kind: 'let_in_ahead', ...ahead }, { minutes: 2 }),
      step({ kind: 'dated_ahead', ...ahead }, { minutes: 2 }),
      step(deepScan(null, 0, 0, 0, 0, 0, 0), { minutes: 2 }),
    ]);
    expect(wrong).toEqual([]);
  });

  it.each(['down_for_a_year', 'limited_for_ever'] as const)(
    'that has a server ask for a wait stops no export (%s)',
    async (fault) => {
      const { wrong, stage } = await played([
        step(deepScan(0, 0, null, null, null, null, null), {
          minutes: 2,
          disturbances: [{ after: 37, kind: 'fault', fault }],
        }),
      ]);
      const { items } = await stage.store.runs(stage.key, { limit: 20 });
      expect(items.map(({ outcome }) => outcome)).toContain('waiting');
      expect(wrong).toEqual([]);
    },
  );
});
