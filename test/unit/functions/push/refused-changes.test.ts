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

describe('a change of one finding that DefectDojo refuses', () => {
  it('stops no other, and is not sent again until the finding changes', async () => {
    const id = world.one('g-1')?.id;
    await world.refuse('PATCH', `/api/v2/findings/${id}/`);
    const run = await world.tell(await world.scan(rowsOf({ severity: 9.5 })));
    expect(run).toMatchObject({
      outcome: 'partial',
      counts: { changed: 3, quarantined: 1 },
      reasons: { refused_by_defectdojo: 1 },
    });
    expect(['g-0', 'g-1', 'g-2', 'g-3'].map((geckoId) => world.one(geckoId)?.severity)).toEqual([
      'Critical',
      'High',
      'Critical',
      'Critical',
    ]);
    expect(await world.lastEntries()).toContainEqual(
      expect.objectContaining({ geckoId: 'g-1', operation: 'quarantined', reason: expect.stringContaining('refused') }),
    );

    world.dojo.controls.requests.clear();
    await world.tell(await world.scan(rowsOf({ severity: 9.5 })));
    expect(world.patches()).toEqual([]);

    world.dojo.controls.faults.clear();
    await world.tell(await world.scan(rowsOf({ severity: 5 })));
    expect(world.one('g-1')?.severity).toBe('Medium');
  });

  it('has its status told all the same where only its content is refused', async () => {
    await world.refuseChangesWith('"severity"');
    const rows = [aRow(0), aRow(1, { severity: 9.5, type: 'RCE', status: 'false_positive' }), aRow(2), aRow(3)];
    expect(await world.tell(await world.scan(rows))).toMatchObject({
      outcome: 'partial',
      counts: { closed: 1, changed: 0, quarantined: 1 },
      reasons: { refused_by_defectdojo: 1 },
    });
    expect(world.one('g-1')).toMatchObject({
      false_p: true,
      severity: 'High',
      tags: ['asvs:5.0.0-v8', 'gecko', 'gecko-type:rce'],
    });

    world.dojo.controls.requests.clear();
    expect(await world.tell(await world.scan(rows))).toMatchObject({ counts: { quarantined: 1, closed: 0 } });
    expect(world.patches()).toEqual([]);

    world.dojo.controls.faults.clear();
    await world.tell(await world.scan([aRow(0), aRow(1, { severity: 5, status: 'false_positive' }), aRow(2), aRow(3)]));
    expect(world.one('g-1')).toMatchObject({ false_p: true, severity: 'Medium' });
  });

  it('has its content changed all the same where only its status is refused, which is tried again after a day', async () => {
    await world.refuseChangesWith('"false_p":true');
    const rows = [aRow(0), aRow(1, { severity: 9.5, status: 'false_positive' }), aRow(2), aRow(3)];
    expect(await world.tell(await world.scan(rows))).toMatchObject({
      outcome: 'partial',
      counts: { closed: 0, changed: 1, quarantined: 1 },
    });
    expect(world.one('g-1')).toMatchObject({ active: true, false_p: false, severity: 'Critical' });
    world.dojo.controls.faults.clear();
    world.dojo.controls.requests.clear();
    expect(await world.tell(await world.scan(rows))).toMatchObject({
      outcome: 'partial',
      counts: { closed: 0, unchanged: 3, quarantined: 1 },
      defectDojoCalls: 2,
    });
    expect(await world.lastEntries()).toContainEqual(
      expect.objectContaining({ geckoId: 'g-1', reason: expect.stringMatching(/tried again daily.*refused/) }),
    );
    expect(world.patches()).toEqual([]);
    world.clock.advance(day);
    expect(await world.tell(await world.scan(rows))).toMatchObject({ outcome: 'succeeded', counts: { closed: 1 } });
    expect(world.one('g-1')).toMatchObject({ false_p: true, severity: 'Critical' });
  });

  it('counts once where both are refused', async () => {
    await world.refuse('PATCH', `/api/v2/findings/${world.one('g-1')?.id}/`);
    const rows = [aRow(0), aRow(1, { severity: 9.5, status: 'false_positive' }), aRow(2), aRow(3)];
    expect(await world.tell(await world.scan(rows))).toMatchObject({
      counts: { closed: 0, changed: 0, quarantined: 1 },
    });
    world.dojo.controls.faults.clear();
    await world.tell(await world.scan(rows));
    expect(world.one('g-1')).toMatchObject({ false_p: false, severity: 'High' });
    world.clock.advance(day);
    await world.tell(await world.scan(rows));
    expect(world.one('g-1')).toMatchObject({ false_p: true, severity: 'High' });
  });

  it('counts once, as what was decided, where both parts go through by themselves', async () => {
    await world.refuse('PATCH', `/api/v2/findings/${world.one('g-1')?.id}/`, { times: 1 });
    const rows = [aRow(0), aRow(1, { severity: 9.5, status: 'false_positive' }), aRow(2), aRow(3)];
    expect(await world.tell(await world.scan(rows))).toMatchObject({
      outcome: 'succeeded',
      counts: { closed: 1, changed: 0, quarantined: 0 },
    });
    expect(world.one('g-1')).toMatchObject({ false_p: true, severity: 'Critical' });
    const entries = (await world.lastEntries()).filter(({ geckoId }) => geckoId === 'g-1');
    expect(entries).toEqual([{ geckoId: 'g-1', defectDojoId: world.one('g-1')?.id, operation: 'closed' }]);
  });

  it('counts once where a person deletes the finding meanwhile', async () => {
    await world.refuse('PATCH', `/api/v2/findings/${world.one('g-1')?.id}/`, { times: 1 });
    await world.refuse('PATCH', `/api/v2/findings/${world.one('g-1')?.id}/`, { status: 404 });
    const rows = [aRow(0), aRow(1, { severity: 9.5, status: 'false_positive' }), aRow(2), aRow(3)];
    expect(await world.tell(await world.scan(rows))).toMatchObject({
      counts: { closed: 0, changed: 0, skipped: 1, quarantined: 0 },
    });
  });

  it('keeps the text of a person, and leaves no note about content that was refused', async () => {
    Object.assign(world.one('g-1') ?? {}, { description: 'Edited by Ada.' });
    await world.refuseChangesWith('"severity"');
    const changed = aRow(1, { severity: 9.5, shortDescription: 'New text.', status: 'fixed' });
    expect(await world.tell(await world.scan([aRow(0), changed, aRow(2), aRow(3)]))).toMatchObject({
      counts: { closed: 1, quarantined: 1 },
    });
    expect(world.one('g-1')).toMatchObject({ description: 'Edited by Ada.', is_mitigated: true, notes: [] });
  });

  it('stops no other acceptance of a risk, and is tried again after a day', async () => {
    const accepted = { status: 'accepted_risk', acceptedUntil: '2027-01-01T00:00:00Z' };
    await world.refuse('POST', '/api/v2/risk_acceptance/', { times: 1 });
    const rows = [
      aRow(0, accepted),
      aRow(1, { ...accepted, acceptedUntil: null }),
      aRow(2, { severity: 9.5 }),
      aRow(3),
    ];
    expect(await world.tell(await world.scan(rows))).toMatchObject({
      counts: { quarantined: 1, changed: 1, closed: 1 },
    });
    world.clock.advance(day);
    await world.tell(await world.scan(rows));
    expect([world.one('g-0'), world.one('g-1')]).toMatchObject([{ risk_accepted: true }, { risk_accepted: true }]);
  });

  it('that was to accept a risk leaves nothing of what went beside it to be sent again', async () => {
    Object.assign(world.one('g-0') ?? {}, { out_of_scope: true, active: false });
    const accepted = { status: 'accepted_risk', acceptedUntil: '2027-01-01T00:00:00Z' };
    await world.refuse('POST', '/api/v2/risk_acceptance/', { times: 1 });
    const rows = [aRow(0, { ...accepted, severity: 9.5, type: 'RCE' }), aRow(1), aRow(2), aRow(3)];
    expect(await world.tell(await world.scan(rows))).toMatchObject({
      counts: { quarantined: 1, changed: 0, closed: 0 },
    });
    expect(world.one('g-0')).toMatchObject({
      severity: 'Critical',
      tags: ['asvs:5.0.0-v8', 'gecko', 'gecko-type:rce'],
      risk_accepted: false,
    });

    Object.assign(world.one('g-0') ?? {}, { severity: 'Low' });
    world.clock.advance(day);
    await world.tell(await world.scan(rows));
    expect(world.one('g-0')).toMatchObject({ severity: 'Low', risk_accepted: true });
    expect(world.one('g-0')?.notes.filter(({ entry }) => entry.startsWith('Gecko'))).toHaveLength(1);
  });
});

describe('a partial upload of fixes', () => {
  const fixed = { status: 'fixed', statusChangedAt: '2026-11-20T08:00:00.000Z' };

  it('that is too large for the server is halved, and every fix has its date', async () => {
    await world.refuse('POST', '/api/v2/reimport-scan/', { times: 1, status: 413 });
    expect(await world.tell(await world.scan(rowsOf(fixed)))).toMatchObject({ outcome: 'succeeded' });
    for (const finding of world.shown().values()) {
      expect(finding).toMatchObject({ is_mitigated: true, mitigated: expect.stringMatching(/^2026-11-20/) });
    }
  });

  it.each([
    [400, { outcome: 'succeeded', counts: { closed: 40 }, reasons: { date_not_carried: 40 } }],
    [500, { outcome: 'waiting', counts: { closed: 0, quarantined: 0 }, reason: { code: 'server_error' } }],
  ])('of which DefectDojo takes no row, and an empty file, costs few uploads: %i', async (status, run) => {
    const many = (fields: object = {}) => Array.from({ length: 40 }, (_, index) => aRow(index, fields));
    await world.tell(await world.scan(many()));
    const effect = { kind: 'status', status, when: 'before' };
    await world.order({ path: '/api/v2/reimport-scan/', times: null, bodyIncludes: '"severity"', effect });
    world.dojo.controls.requests.clear();
    expect(await world.tellOnce(await world.scan(many(fixed)))).toMatchObject(run);
    const { counters } = world.dojo.controls.requests.summary();
    expect(counters.find(({ path }) => path === '/api/v2/reimport-scan/')?.requests).toBeLessThan(10);
  });

  it('waits for a set-up that refuses every upload, in DefectDojo’s words', async () => {
    world.dojo.store.environments.rows.clear();
    expect(await world.tellOnce(await world.scan(rowsOf(fixed)))).toMatchObject({
      outcome: 'failed',
      reason: { code: 'uploads_refused', message: expect.stringContaining('Environment named Development') },
    });
    world.dojo.store.environments.insert({ name: 'Development' });
    await world.settle();
    expect(await world.lastRun()).toMatchObject({ outcome: 'succeeded', counts: { closed: 4 } });
    for (const finding of world.shown().values()) expect(finding.mitigated).toMatch(/^2026-11-20/);
  });

  it('waits for a server that refuses every row with 500', async () => {
    await world.refuse('POST', '/api/v2/reimport-scan/', { status: 500 });
    expect(await world.tellOnce(await world.scan(rowsOf(fixed)))).toMatchObject({
      outcome: 'waiting',
      reason: { code: 'server_error' },
    });
  });

  it('keeps no other finding from being changed by a server that takes no uploads', async () => {
    await world.refuse('POST', '/api/v2/reimport-scan/', { status: 500 });
    const rows = [aRow(0, fixed), aRow(1, { severity: 9.5 }), aRow(2), aRow(3)];
    expect(await world.tellOnce(await world.scan(rows))).toMatchObject({ outcome: 'waiting', counts: { changed: 1 } });
    expect(world.one('g-0')).toMatchObject({ active: true });
    world.dojo.controls.faults.clear();
    await world.settle();
    expect(world.one('g-0')).toMatchObject({ is_mitigated: true, mitigated: expect.stringMatching(/^2026-11-20/) });
  });

  it.each([400, 500])('that fails at one row, with %i, has it closed without its date', async (status) => {
    await world.tell(await world.scan([...rowsOf(), aRow(4, { filePath: 'odd.ts' })]));
    const effect = { kind: 'status', status, when: 'before' };
    await world.order({ path: '/api/v2/reimport-scan/', times: null, bodyIncludes: 'odd.ts', effect });
    const rows = [...rowsOf(), aRow(4, { ...fixed, filePath: 'odd.ts' })];
    expect(await world.tell(await world.scan(rows))).toMatchObject({
      outcome: 'succeeded',
      counts: { closed: 1, quarantined: 0 },
      reasons: { date_not_carried: 1 },
    });
    expect(world.one('g-4')?.notes.map(({ entry }) => entry)).toEqual([expect.stringContaining('2026-11-20')]);
  });
});
