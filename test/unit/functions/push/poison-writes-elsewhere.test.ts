import { beforeEach, describe, expect, it } from 'vitest';
import { aConnectedWorld, type ConnectedWorld, someRows } from '../../../support/a-connected-world.ts';
import type { Row } from '../../../support/sync-world.ts';

const rowsOf = (fields: Partial<Row> = {}, count = 5) => someRows(count, fields, { from: 1 });

const hours = 60 * 60_000;

let world: ConnectedWorld;

beforeEach(async () => {
  world = await aConnectedWorld();
  await world.tell(await world.scan(rowsOf()));
});

const shown = (geckoId: string) => world.one(geckoId);

/** Has the stand-in fail with 500 at whatever is written to one finding, or to all. */
const failAt = (geckoId: string | undefined, fault: object = {}) => {
  const id = geckoId === undefined ? '*' : `${shown(geckoId)?.id}/*`;
  const effect = { kind: 'status', status: 500, when: 'before' };
  return world.order({ method: 'PATCH', path: `/api/v2/findings/${id}`, times: null, effect, ...fault });
};

describe('an acceptance of risks at which DefectDojo fails because of one finding', () => {
  const accepted = { status: 'accepted_risk' };
  // The only 4 in it is the id of the fourth finding.
  const failAtTheFourth = (status: number, when: 'before' | 'after' = 'before') => {
    const effect = { kind: 'status', status, when };
    return world.order({ path: '/api/v2/risk_acceptance/*', times: null, bodyIncludes: '4', effect });
  };
  const acceptances = () => rowsOf().map(({ id }) => shown(id)?.risk_accepted);

  beforeEach(() => expect(shown('g-4')?.id).toBe(4));

  it.each([400, 500])('keeps none of the others from being accepted (%i)', async (status) => {
    await failAtTheFourth(status);
    const scan = await world.scan(rowsOf(accepted));
    await world.tellOnce(scan);
    expect(acceptances()).toEqual([true, true, true, false, true]);
    await world.settle();
    expect(await world.lastRun()).toMatchObject({ outcome: 'partial', counts: { quarantined: 1 } });
    world.dojo.controls.faults.clear();
    world.clock.advance(24 * hours);
    expect(await world.tell({ ...scan, id: 'again' })).toMatchObject({ outcome: 'succeeded', counts: { closed: 1 } });
    expect(acceptances()).toEqual([true, true, true, true, true]);
  });

  it.each([400, 500])('counts as done where it was done all the same (%i)', async (status) => {
    await failAtTheFourth(status, 'after');
    const run = await world.tellOnce(await world.scan(rowsOf(accepted)));
    expect(run).toMatchObject({ outcome: 'succeeded', counts: { closed: 5, quarantined: 0 } });
  });

  it('is refused with few tries where DefectDojo refuses all', async () => {
    const effect = { kind: 'status', status: 400, when: 'before' };
    await world.tell(await world.scan(rowsOf({}, 40)));
    await world.order({ path: '/api/v2/risk_acceptance/*', times: null, effect });
    world.dojo.controls.requests.clear();
    const run = await world.tellOnce(await world.scan(rowsOf(accepted, 40)));
    expect(run).toMatchObject({ outcome: 'partial', counts: { closed: 0, quarantined: 40 } });
    const tries = world.dojo.controls.requests
      .summary()
      .counters.find(({ path }) => path.endsWith('/risk_acceptance/'));
    expect(tries?.requests).toBeLessThan(25);
  });
});

describe('the product, at whose metadata or tags DefectDojo fails each time', () => {
  it.each([
    ['metadata', '/api/v2/metadata/*'],
    ['tags', '/api/v2/products/1/'],
  ])('keeps the repository from being in sync no longer than it takes to be sure (%s)', async (_what, path) => {
    await failAt(undefined, { method: 'PATCH', path });
    await world.changeSettings({ asvsVersion: '4.0.3' });
    const scan = await world.scan(rowsOf({ severity: 9.5 }));
    expect(await world.tellOnce(scan)).toMatchObject({ outcome: 'waiting', counts: { changed: 5 } });
    await world.settle();
    expect(await world.lastRun()).toMatchObject({ outcome: 'succeeded', warnings: [{ code: 'asvs_failed' }] });

    world.dojo.controls.requests.clear();
    await world.tell({ ...scan, id: 'again' });
    expect(world.writes()).toEqual([]);
    expect(await world.lastRun()).toMatchObject({ outcome: 'succeeded', warnings: [{ code: 'asvs_failed' }] });

    world.dojo.controls.faults.clear();
    world.clock.advance(24 * hours);
    expect(await world.tell({ ...scan, id: 'and again' })).toMatchObject({ outcome: 'succeeded', warnings: [] });
    const { metadata, products } = world.dojo.store;
    expect(metadata.list()[0]?.value).toContain('4.0.3');
    expect(products.list()[0]?.tags.some((tag) => tag.startsWith('asvs:4.0.3'))).toBe(true);
  });

  it('gets its tags all the same where only its metadata fail', async () => {
    await failAt(undefined, { method: 'PATCH', path: '/api/v2/metadata/*' });
    await world.changeSettings({ asvsVersion: '4.0.3' });
    await world.tellOnce(await world.scan(rowsOf()));
    expect(world.dojo.store.products.list()[0]?.tags.some((tag) => tag.startsWith('asvs:4.0.3'))).toBe(true);
  });
});

describe('a twin that DefectDojo fails to make a duplicate', () => {
  it('keeps nothing else from being done', async () => {
    const [first] = world.dojo.store.findings.list();
    if (!first) throw new Error('nothing there');
    const twin = world.dojo.store.findings.insert({ ...first, notes: [] });
    await failAt(undefined, { method: 'POST', path: `/api/v2/findings/${twin.id}/original/*` });
    const run = await world.tellOnce(await world.scan(rowsOf({ severity: 9.5 })));
    expect(run).toMatchObject({ outcome: 'waiting', counts: { changed: 5, quarantined: 0, twinsResolved: 0 } });
    await world.settle();
    expect(await world.lastRun()).toMatchObject({ outcome: 'partial', counts: { unchanged: 5, quarantined: 1 } });
    world.dojo.controls.requests.clear();
    expect(await world.tell(await world.scan(rowsOf({ severity: 9.5 })))).toMatchObject({ defectDojoCalls: 2 });
    world.dojo.controls.faults.clear();
    await world.tell({ kind: 'request', id: 'r', reason: 'repair', requestedBy: 'ada' });
    expect(await world.lastRun()).toMatchObject({ outcome: 'succeeded', counts: { twinsResolved: 1 } });
  });
});
