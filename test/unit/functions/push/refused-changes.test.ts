import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSyncWorld, type Row, type SyncWorld } from '../../../support/sync-world.ts';

const row = (index: number, fields: Partial<Row> = {}): Row => ({
  id: `g-${index}`,
  title: 'IDOR in orders',
  severity: 7.5,
  filePath: 'src/orders.ts',
  status: 'open',
  ...fields,
});
const rowsOf = (fields: Partial<Row> = {}) => [0, 1, 2, 3].map((index) => row(index, fields));

let world: SyncWorld;

beforeEach(async () => {
  world = await createSyncWorld();
  await world.connect();
  await world.tell(await world.scan(rowsOf()));
});

afterEach(() => world.stop());

const shown = (geckoId: string) => world.shown().get(geckoId);

/** Has the stand-in refuse calls to a path. */
const refuse = (method: string, path: string, times: number | null, status = 400) =>
  world.order({ method, path, times, effect: { kind: 'status', status, when: 'before' } });

describe('a change of one finding that DefectDojo refuses', () => {
  it('stops no other, and is not sent again until the finding changes', async () => {
    const id = shown('g-1')?.id;
    await refuse('PATCH', `/api/v2/findings/${id}/`, null);
    const run = await world.tell(await world.scan(rowsOf({ severity: 9.5 })));
    expect(run).toMatchObject({
      outcome: 'partial',
      counts: { changed: 3, quarantined: 1 },
      reasons: { refused_by_defectdojo: 1 },
    });
    expect(['g-0', 'g-1', 'g-2', 'g-3'].map((geckoId) => shown(geckoId)?.severity)).toEqual([
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
    const { recent } = world.dojo.controls.requests.summary();
    expect(recent.filter(({ method }) => method === 'PATCH')).toEqual([]);

    world.dojo.controls.faults.clear();
    await world.tell(await world.scan(rowsOf({ severity: 5 })));
    expect(shown('g-1')?.severity).toBe('Medium');
  });

  it('leaves its status to be told alone', async () => {
    await refuse('PATCH', `/api/v2/findings/${shown('g-1')?.id}/`, 1);
    const fixed = row(1, { severity: 9.5, status: 'false_positive' });
    const rows = [row(0), fixed, row(2), row(3)];
    expect(await world.tell(await world.scan(rows))).toMatchObject({ counts: { quarantined: 1 } });
    await world.tell(await world.scan(rows));
    expect(shown('g-1')).toMatchObject({ false_p: true, severity: 'High' });
  });

  it('stops no other acceptance of a risk, and is tried again', async () => {
    const accepted = { status: 'accepted_risk', acceptedUntil: '2027-01-01T00:00:00Z' };
    await refuse('POST', '/api/v2/risk_acceptance/', 1);
    const rows = [row(0, accepted), row(1, { ...accepted, acceptedUntil: null }), row(2, { severity: 9.5 }), row(3)];
    expect(await world.tell(await world.scan(rows))).toMatchObject({
      counts: { quarantined: 1, changed: 1, closed: 1 },
    });
    await world.tell(await world.scan(rows));
    expect([shown('g-0'), shown('g-1')]).toMatchObject([{ risk_accepted: true }, { risk_accepted: true }]);
  });
});

describe('a partial upload of fixes', () => {
  const fixed = { status: 'fixed', statusChangedAt: '2026-11-20T08:00:00.000Z' };

  it('that is too large for the server is halved, and every fix has its date', async () => {
    await refuse('POST', '/api/v2/reimport-scan/', 1, 413);
    expect(await world.tell(await world.scan(rowsOf(fixed)))).toMatchObject({ outcome: 'succeeded' });
    for (const finding of world.shown().values()) {
      expect(finding).toMatchObject({ is_mitigated: true, mitigated: expect.stringMatching(/^2026-11-20/) });
    }
  });

  it('waits for a server that refuses every row with 500', async () => {
    await refuse('POST', '/api/v2/reimport-scan/', null, 500);
    expect(await world.tellOnce(await world.scan(rowsOf(fixed)))).toMatchObject({
      outcome: 'waiting',
      reason: { code: 'server_error' },
    });
  });
});
