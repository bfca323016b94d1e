import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StoredDetection } from '../../../../shared/domain/asvs/detection/detection.ts';
import type { Trigger } from '../../../../shared/domain/events/trigger.ts';
import { createSyncWorld, type SyncWorld } from '../../../support/sync-world.ts';

const rows = [
  {
    id: 'g-1',
    title: 'Session fixation',
    cwe: 'CWE-384',
    type: 'IDOR',
    severity: 9.1,
    filePath: 'src/auth/session.ts',
  },
];
const endpoints = JSON.stringify([
  { method: 'POST', path: '/login' },
  { method: 'POST', path: '/logout' },
]);
const wiki = '# shop\n\nA web shop. Customers log in by e-mail and password.';

let world: SyncWorld;

beforeEach(async () => {
  world = await createSyncWorld();
  await world.connect();
});

afterEach(async () => {
  await world.stop();
});

function scanned(): Promise<Trigger> {
  return world.scan(rows, { endpoints, wiki });
}

async function refuseTexts(status: number): Promise<void> {
  for (const path of ['/api/v1/scans/*/endpoints', '/api/v1/scans/*/wiki']) {
    await world.orderOfGecko({ method: 'GET', path, times: null, effect: { kind: 'status', status } });
  }
}

function detection(): Promise<StoredDetection | undefined> {
  return world.asvs.detection(world.key);
}

/** How often Gecko was asked for texts of a scan. */
function textsRead(): number {
  const { counters } = world.gecko.requests.summary();
  const ofTexts = counters.filter(({ path }) => /\/(?:endpoints|wiki)$/.test(path));
  return ofTexts.reduce((sum, { requests }) => sum + requests, 0);
}

const found = (stored: StoredDetection | undefined, version: '5.0.0' | '4.0.3') =>
  stored?.byVersion[version].sections.filter(({ strength }) => strength === 'found').map(({ chapter }) => chapter);

describe('after a complete deep scan', () => {
  it('the chapters of both versions are detected from endpoints, wiki and findings, and kept with the scan', async () => {
    const scan = await scanned();
    await world.tell(scan);
    const stored = await detection();
    expect(stored).toMatchObject({
      scanId: scan.kind === 'scan' && scan.scanId,
      inputs: { endpoints: 'read', wiki: 'read' },
    });
    expect(found(stored, '5.0.0')).toEqual(expect.arrayContaining(['V6', 'V7', 'V14']));
    expect(found(stored, '4.0.3')).toEqual(expect.arrayContaining(['V2', 'V3']));
    expect(stored?.level.reasons).toContain('1 critical finding seen in it.');
    expect((await world.asvs.profile(world.key))?.proposedLevel).toBe('L2');
  });

  it('each text is read once, and never again while no other scan is told', async () => {
    await world.tell(await scanned());
    expect(textsRead()).toBe(2);
    await world.tell({ kind: 'request', id: 'again', reason: 'repair' });
    expect(textsRead()).toBe(2);
    await world.tell(await scanned());
    expect(textsRead()).toBe(4);
  });
});

describe.each([404, 500])('texts that Gecko refuses with %d', (status) => {
  it('hinder no finding, and an earlier detection stays', async () => {
    await world.tell(await scanned());
    const before = await detection();
    await refuseTexts(status);
    const run = await world.tell(await scanned());
    expect(run.outcome).toBe('succeeded');
    expect(await detection()).toEqual(before);
  });

  it('leave a first detection with what the findings show', async () => {
    await refuseTexts(status);
    const run = await world.tell(await scanned());
    expect(run).toMatchObject({ outcome: 'succeeded', counts: { created: 1 } });
    expect(await detection()).toMatchObject({ inputs: { endpoints: 'unknown', wiki: 'unknown' } });
  });
});

it('findings that somebody called false alarms show nothing', async () => {
  world.gecko.team(world.key.teamId).settings.richerRows = true;
  await world.tell(await world.scan(rows.map((row) => ({ ...row, status: 'false_positive' }))));
  const sections = (await detection())?.byVersion['5.0.0'].sections ?? [];
  expect(sections.map(({ chapter }) => chapter)).toEqual(['V15']);
});

it('a store that fails hinders no finding', async () => {
  world.asvs.putDetection = () => Promise.reject(new Error('down'));
  expect(await world.tell(await scanned())).toMatchObject({ outcome: 'succeeded', counts: { created: 1 } });
});

it('texts at which Gecko failed while it gave its listings are asked for once more', async () => {
  for (const path of ['/api/v1/scans/*/endpoints', '/api/v1/scans/*/wiki']) {
    await world.orderOfGecko({ method: 'GET', path, times: 1, effect: { kind: 'status', status: 500 } });
  }
  await world.tell(await scanned());
  expect(found(await detection(), '5.0.0')).toContain('V6');
  expect(textsRead()).toBe(4);
});

describe('the texts of a scan', () => {
  const refuseListings = (status: number) =>
    world.orderOfGecko({
      path: '/api/v1/repositories/*/vulnerabilities',
      times: null,
      effect: { kind: 'status', status },
    });

  it('are asked for along with its listing', async () => {
    await refuseListings(503);
    await world.tellOnce(await scanned());
    expect(textsRead()).toBe(2);
  });

  it('are not asked for again before they are needed where a sync is tried again', async () => {
    await refuseListings(503);
    await world.tellOnce(await scanned());
    world.clock.advance(60_000);
    await world.wake();
    expect(await world.lastRun()).toMatchObject({ outcome: 'waiting' });
    expect(textsRead()).toBe(2);
  });

  it('are asked for once where everything goes well', async () => {
    await world.tell(await scanned());
    expect(textsRead()).toBe(2);
    expect(found(await detection(), '5.0.0')).toContain('V6');
  });

  it('are not asked for where their scan was looked at already', async () => {
    const scan = await scanned();
    await world.tell(scan);
    await world.tell({ ...scan, id: 'again' });
    expect(textsRead()).toBe(2);
  });
});
