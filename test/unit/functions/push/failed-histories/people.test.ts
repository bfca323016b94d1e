import { describe, expect, it } from 'vitest';
import type { Change, Step } from '../../../../fault-injection/history.ts';
import { deepScan, histories, person, status, step } from './a-history.ts';

// Histories that once went wrong, each as small as it was shrunk to.
const { played, wrongIn } = histories();

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
    const falsePositive = { after: 61, kind: 'meanwhile', change: person('false_positive', 15) } as const;
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
    const gone = { after: 29, kind: 'meanwhile', change: deepScan(0, 0, null, null, 0, 0, null) } as const;
    const wrong = await wrongIn([
      step(deepScan(null, 0, 0, null, null, 0, 0), { disturbances: [gone] }),
      step(status(2, 'fix_verified'), { delayMinutes: 45 }),
      step(person('delete'), { minutes: 2 }),
      step(person('reopen', 2)),
    ]);
    expect(wrong).toEqual([]);
  });
});

describe('a title that a person edited after the function died while a new one was being written', () => {
  const pointsAroundTheWrite = Array.from({ length: 12 }, (_, index) => 55 + index);

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
      step(person('false_positive', 12)),
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
      step(status(0, 'fixed'), { minutes: 2, disturbances: [{ after: 73, kind: 'crash' }] }),
      step(person('false_positive', 3)),
    ]);
    expect(wrong).toEqual([]);
  });
});

describe('findings that DefectDojo stores otherwise than they were sent', () => {
  it('are nothing to do, and nobody is blamed for them, also after people saved their pages', async () => {
    const saved = [1, 2, 3, 4, 5, 6, 7].map((finding) => step(person('save_page', finding)));
    const wrong = await wrongIn([step(deepScan(0, 0, 0, 0, 0, 0, 0)), ...saved, step(deepScan(1, 1, 1, 2, 2, 2, 0))]);
    expect(wrong).toEqual([]);
  });
});
