import { beforeEach, describe, expect, it } from 'vitest';
import { aConnectedWorld, aRow, type ConnectedWorld, someRows } from '../../../support/a-connected-world.ts';
import type { Row } from '../../../support/sync-world.ts';

const rowsOf = (fields: Partial<Row> = {}) => someRows(4, fields);
const day = 24 * 60 * 60 * 1000;

let world: ConnectedWorld;

beforeEach(async () => {
  world = await aConnectedWorld();
  await world.tell(await world.scan(rowsOf()));
});

describe('a finding of which DefectDojo refuses the status or the tags', () => {
  it.each([
    ['another status is wanted', 'fixed', { is_mitigated: true, false_p: false }],
    ['it changes back', 'open', { active: true, false_p: false }],
  ])('is told again at once when %s', async (_what, status, flags) => {
    await world.refuseChangesWith('"false_p":true');
    await world.tell(await world.scan([aRow(0), aRow(1, { status: 'false_positive' }), aRow(2), aRow(3)]));
    const run = await world.tell(await world.scan([aRow(0), aRow(1, { status }), aRow(2), aRow(3)]));
    expect(run).toMatchObject({ outcome: 'succeeded', counts: { quarantined: 0 } });
    expect(world.one('g-1')).toMatchObject(flags);
  });

  it('is told again at once by a repair', async () => {
    await world.refuseChangesWith('"false_p":true');
    await world.tell(await world.scan([aRow(0), aRow(1, { status: 'false_positive' }), aRow(2), aRow(3)]));
    world.dojo.controls.faults.clear();
    await world.tell({ kind: 'request', id: 'r', reason: 'repair', requestedBy: 'ada' });
    expect(await world.lastRun()).toMatchObject({ outcome: 'succeeded', counts: { closed: 1 } });
    expect(world.one('g-1')).toMatchObject({ false_p: true });
  });

  it('costs one try a day as long as its status is refused', async () => {
    await world.refuseChangesWith('"false_p":true');
    const rows = [aRow(0), aRow(1, { status: 'false_positive' }), aRow(2), aRow(3)];
    await world.tell(await world.scan(rows));
    for (let days = 0; days < 3; days += 1) {
      world.clock.advance(day);
      world.dojo.controls.requests.clear();
      for (let scans = 0; scans < 3; scans += 1) await world.tell(await world.scan(rows));
      expect(world.patches()).toHaveLength(1);
    }
  });

  it('has its tags left for a day as well where those are refused', async () => {
    const path = `/api/v2/findings/${world.one('g-1')?.id}/tags/`;
    await world.refuse('POST', path);
    const rows = rowsOf({ type: 'RCE' });
    expect(await world.tell(await world.scan(rows))).toMatchObject({ counts: { changed: 4, quarantined: 1 } });
    world.dojo.controls.faults.clear();
    expect(await world.tell(await world.scan(rows))).toMatchObject({ counts: { quarantined: 1 }, defectDojoCalls: 2 });
    expect(world.one('g-1')?.tags).not.toContain('gecko-type:rce');
    world.clock.advance(day);
    expect(await world.tell(await world.scan(rows))).toMatchObject({ outcome: 'succeeded' });
    expect(world.one('g-1')?.tags).toContain('gecko-type:rce');
  });
});
