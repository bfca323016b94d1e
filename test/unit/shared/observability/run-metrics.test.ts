import { Metrics } from '@aws-lambda-powertools/metrics';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { noCounts } from '../../../../shared/domain/runs/run.ts';
import { createRunMetrics } from '../../../../shared/observability/run-metrics.ts';
import { createSyncWorld, type SyncWorld } from '../../../support/sync-world.ts';

let world: SyncWorld;

beforeEach(async () => {
  world = await createSyncWorld();
  await world.connect();
});

afterEach(async () => {
  vi.restoreAllMocks();
  await world.stop();
});

const rows = [{ id: 'g-0', title: 'IDOR in orders', severity: 7.5 }];

/** What CloudWatch would read from the log. */
function logged(): Record<string, unknown>[] {
  const lines: string[] = [];
  // The library writes past the console of the tests.
  vi.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
  const measure = createRunMetrics(new Metrics({ namespace: 'Test', serviceName: 'push' }));
  for (const one of world.measured) measure(one);
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

it('counts the run, its findings and its calls, and how late it was', async () => {
  const scan = await world.scan(rows);
  world.clock.advance(30_000);
  await world.tell(scan);
  const metrics = logged();
  expect(metrics).toContainEqual(expect.objectContaining({ Runs: 1, outcome: 'succeeded', service: 'push' }));
  expect(metrics).toContainEqual(expect.objectContaining({ Findings: 1, operation: 'created' }));
  expect(metrics).toContainEqual(expect.objectContaining({ DefectDojoCalls: 1, callClass: 'upload' }));
  expect(metrics).toContainEqual(expect.objectContaining({ DefectDojoLatency: 0, callClass: 'read' }));
  // 30 s, and the minute that the queue kept it.
  expect(metrics).toContainEqual(expect.objectContaining({ SyncLag: 90, service: 'push' }));
});

it('leaves out of the lag what waited for a person', async () => {
  const scan = await world.scan(rows);
  world.setApiKey('revoked');
  await world.tellOnce(scan);
  world.setApiKey(world.dojo.apiKey);
  await world.tell({ kind: 'request', id: 'again', reason: 'manual' });
  expect(world.measured.map(({ run, lagMs }) => [run.outcome, lagMs])).toEqual([
    ['failed', undefined],
    ['succeeded', undefined],
  ]);
});

it('names nobody and tells no text', async () => {
  await world.tell(await world.scan(rows));
  const text = JSON.stringify(logged());
  expect(text).toContain('Findings');
  expect(text).not.toMatch(/team-demo|acme|IDOR/);
  expect(world.measured[0]?.run.counts).not.toEqual(noCounts);
});
