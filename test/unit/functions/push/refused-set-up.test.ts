import { beforeEach, describe, expect, it } from 'vitest';
import type { DefectDojoVersion } from '../../../../infra/local/defectdojo/model/traits.ts';
import { aConnectedWorld, aRow, type ConnectedWorld, someRows } from '../../../support/a-connected-world.ts';

let world: ConnectedWorld;

async function begin(version: DefectDojoVersion = '3.2.0'): Promise<void> {
  world = await aConnectedWorld({ version });
}

const rows = (count: number) => someRows(count);

const uploads = () =>
  world.dojo.controls.requests
    .summary()
    .counters.reduce((sum, { path, requests }) => (path.endsWith('import-scan/') ? sum + requests : sum), 0);
const findings = () => world.dojo.store.findings.list();
const uploadType = () => {
  const type = world.dojo.store.testTypes.list().find(({ name }) => name === 'Generic Findings Import');
  if (!type) throw new Error('no such test type');
  return type;
};
const rename = (from: string, to: string) => {
  for (const one of world.dojo.store.environments.list()) if (one.name === from) one.name = to;
};

describe('an environment that an admin renamed', () => {
  beforeEach(() => begin());

  it.each([1, 2, 40])('is replaced by the first one that there is, for good: %i new', async (count) => {
    rename('Development', 'Dev');
    const first = await world.tell(await world.scan(rows(count)));
    expect(first).toMatchObject({ outcome: 'succeeded', counts: { created: count, quarantined: 0 } });
    expect(world.dojo.store.tests.list().map(({ environment }) => environment)).toEqual([1]);
    expect(uploads()).toBeLessThan(8);
    world.dojo.controls.requests.clear();
    expect(await world.tell(await world.scan(rows(60)))).toMatchObject({ counts: { created: 60 - count } });
    expect(uploads()).toBe(1);
  });

  it('is replaced by "Development" where that is there again and the chosen one is not', async () => {
    rename('Development', 'Dev');
    await world.tell(await world.scan(rows(3)));
    rename('Dev', 'Elsewhere');
    rename('Staging', 'Development');
    expect(await world.tell(await world.scan(rows(6)))).toMatchObject({ outcome: 'succeeded', counts: { created: 3 } });
    expect(await world.store.placement(world.key, world.dojoUrl, 1)).toMatchObject({ environment: 'Development' });
  });

  it('lets fixes carry their dates, too', async () => {
    await world.tell(await world.scan(rows(3)));
    rename('Development', 'Dev');
    const fixed = { status: 'fixed', statusChangedAt: '2026-11-20T08:00:00.000Z' };
    const run = await world.tell(await world.scan(rows(3).map((one) => ({ ...one, ...fixed }))));
    expect(run).toMatchObject({ outcome: 'succeeded', counts: { closed: 3 } });
    expect(run.reasons?.['date_not_carried']).toBeUndefined();
    expect(findings().map(({ mitigated }) => mitigated)).toEqual(
      Array.from({ length: 3 }, () => '2026-11-20T08:00:00Z'),
    );
  });
});

describe('a set-up for which DefectDojo refuses every upload', () => {
  beforeEach(() => begin());

  it.each([1, 40])('is told in its own words, and none of %i rows is quarantined for it', async (count) => {
    world.dojo.store.environments.rows.clear();
    const scan = await world.scan(rows(count));
    const run = await world.tellOnce(scan);
    expect(run).toMatchObject({ outcome: 'failed', reason: { code: 'uploads_refused' }, counts: { quarantined: 0 } });
    expect(run.reason?.message).toContain('Environment named Development does not exist.');
    expect(uploads()).toBeLessThan(4);
    const mapping = await world.teams.mapping(world.key);
    expect(mapping?.attention).toMatchObject({ code: 'uploads_refused', reason: run.reason?.message });
    expect(world.notifier.told).toMatchObject([{ notice: { kind: 'sync_failed', code: 'uploads_refused' } }]);

    world.dojo.store.environments.insert({ name: 'Development' });
    await world.settle();
    expect(await world.lastRun()).toMatchObject({ outcome: 'succeeded', counts: { created: count } });
    expect((await world.teams.mapping(world.key))?.attention).toBeUndefined();
  });

  it('keeps nothing else from being done', async () => {
    await world.tell(await world.scan(rows(3)));
    world.dojo.store.environments.rows.clear();
    const changed = [aRow('g-0', { severity: 9.5 }), aRow('g-1'), aRow('g-2'), aRow('new')];
    const run = await world.tellOnce(await world.scan(changed));
    expect(run).toMatchObject({ outcome: 'failed', reason: { code: 'uploads_refused' }, counts: { changed: 1 } });
    expect(world.shown().get('g-0')).toMatchObject({ severity: 'Critical' });
  });

  it('is told for a scan type that is switched off', async () => {
    uploadType().active = false;
    const run = await world.tellOnce(await world.scan(rows(40)));
    expect(run).toMatchObject({
      outcome: 'failed',
      reason: { code: 'scan_type_inactive', message: expect.stringContaining('Switch it on') },
      counts: { quarantined: 0 },
    });
    expect(uploads()).toBeLessThan(4);
    uploadType().active = true;
    await world.settle();
    expect(await world.lastRun()).toMatchObject({ outcome: 'succeeded', counts: { created: 40 } });
  });

  it('is told although the environments can not be read', async () => {
    world.dojo.store.environments.rows.clear();
    const forbidden = {
      kind: 'status',
      status: 403,
      body: { detail: 'You do not have permission to perform this action.' },
    };
    await world.order({ path: '/api/v2/development_environments/', times: null, effect: forbidden });
    expect(await world.tellOnce(await world.scan(rows(4)))).toMatchObject({ reason: { code: 'uploads_refused' } });
  });
});

describe('rows that DefectDojo refuses one and all, while it takes an empty file', () => {
  const refuse = (status: number) =>
    world.order({
      path: '/api/v2/*import-scan/',
      times: null,
      bodyIncludes: '"severity"',
      effect: { kind: 'status', status, body: { message: "['Not allowed fields are present']" } },
    });

  beforeEach(() => begin());

  it.each([400, 500])('cost few uploads, and none is quarantined: %i', async (status) => {
    await world.tell(await world.scan([aRow('old')]));
    await refuse(status);
    const many = [aRow('old'), ...rows(60)];
    world.dojo.controls.requests.clear();
    expect(await world.tellOnce(await world.scan(many))).toMatchObject({
      outcome: 'waiting',
      counts: { quarantined: 0 },
    });
    expect(uploads()).toBeLessThan(10);
    await world.settle();
    expect(await world.lastRun()).toMatchObject({ outcome: 'waiting', counts: { quarantined: 0 } });
    world.dojo.controls.faults.clear();
    await world.settle();
    expect(await world.lastRun()).toMatchObject({ outcome: 'succeeded', counts: { created: 60 } });
  });

  it('hide the good ones among them for no longer than it takes to try others', async () => {
    const crashing = (index: number) => aRow(`g-${index}`, { title: 'Crashing' });
    const isGood = (index: number) => index === 7 || index === 23;
    const many = Array.from({ length: 40 }, (_, index) => (isGood(index) ? aRow(`g-${index}`) : crashing(index)));
    world.dojo.store.server.crashesAtRowsWith = 'Crashing';
    await world.tell(await world.scan(many));
    expect(
      findings()
        .map((finding) => finding.unique_id_from_tool)
        .sort(),
    ).toEqual(['g-23', 'g-7']);
    expect(await world.lastRun()).toMatchObject({ outcome: 'partial', counts: { quarantined: 38 } });
  });
});

describe('a DefectDojo whose message broker is down', () => {
  it('gets few uploads a try, has nothing quarantined, and has each finding once in the end', async () => {
    await begin('2.45.3');
    world.dojo.store.server.brokerDown = true;
    const scan = await world.scan(rows(100));
    expect(await world.tellOnce(scan)).toMatchObject({ outcome: 'waiting', counts: { quarantined: 0 } });
    expect(uploads()).toBeLessThan(10);
    await world.settle();
    expect(await world.lastRun()).toMatchObject({ outcome: 'waiting', counts: { quarantined: 0 } });
    world.dojo.store.server.brokerDown = false;
    await world.settle();
    expect(await world.lastRun()).toMatchObject({ outcome: 'succeeded', counts: { quarantined: 0 } });
    expect(new Set(findings().map((finding) => finding.unique_id_from_tool)).size).toBe(100);
    expect(findings()).toHaveLength(100);
  });
});

describe('an upload that DefectDojo refuses although it stored it all', () => {
  const statusIsNull = () => {
    for (const one of world.dojo.store.engagements.list()) one.status = null;
  };

  it('counts as done, with a warning in its own words', async () => {
    await begin();
    await world.tell(await world.scan(rows(3)));
    statusIsNull();
    world.dojo.controls.requests.clear();
    const scan = await world.scan(rows(10));
    const run = await world.tell(scan);
    expect(run).toMatchObject({ outcome: 'succeeded', counts: { created: 7, quarantined: 0 } });
    expect(run.warnings).toMatchObject([
      { code: 'upload_refused_but_stored', message: expect.stringContaining('This field cannot be blank.') },
    ]);
    expect(uploads()).toBe(1);
    expect(findings()).toHaveLength(10);
    expect(findings().every(({ tags }) => tags.includes('gecko'))).toBe(true);
    expect(await world.tell({ ...scan, id: 'again' })).toMatchObject({ counts: { unchanged: 10 }, defectDojoCalls: 2 });
  });

  it('counts as done for fixes that it carries, with their dates', async () => {
    await begin();
    await world.tell(await world.scan(rows(3)));
    statusIsNull();
    const fixed = { status: 'fixed', statusChangedAt: '2026-11-20T08:00:00.000Z' };
    world.dojo.controls.requests.clear();
    const run = await world.tell(await world.scan(rows(3).map((one) => ({ ...one, ...fixed }))));
    expect(run).toMatchObject({ outcome: 'succeeded', counts: { closed: 3, quarantined: 0 } });
    expect(uploads()).toBe(1);
    expect(run.reasons?.['date_not_carried']).toBeUndefined();
    expect(findings().map(({ mitigated }) => mitigated)).toEqual(
      Array.from({ length: 3 }, () => '2026-11-20T08:00:00Z'),
    );
  });
});
