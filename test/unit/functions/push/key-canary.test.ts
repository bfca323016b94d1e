import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { capturedLog } from '../../../support/captured-log.ts';
import { createSyncWorld, type SyncWorld } from '../../../support/sync-world.ts';

const rows = [
  { id: 'g-1', title: 'IDOR', severity: 7.5 },
  { id: 'g-2', title: 'XSS', severity: 5 },
];
const escaped = (text: string) => [...text].map((one) => `\\u00${one.charCodeAt(0).toString(16)}`).join('');
const json = { 'content-type': 'application/json' };

let world: SyncWorld;
let lines: string[];

beforeEach(async () => {
  const log = capturedLog('push');
  lines = log.lines;
  world = await createSyncWorld('acme/shop', { log: log.logger });
  await world.connect();
});

afterEach(() => world.stop());

/** Everything that a sync leaves behind, in lower case. */
async function traces(): Promise<string> {
  const { store, teams, key, notifier } = world;
  const runs = await store.runs(key, { limit: 99 });
  const entries = await Promise.all(runs.items.map(({ runId }) => store.runEntries(key, runId, {})));
  const stored = [await store.state(key), await teams.connection(key.teamId), await teams.mapping(key)];
  return JSON.stringify([runs, entries, stored, notifier.told, lines]).toLowerCase();
}

describe('a DefectDojo key', () => {
  it.each([
    ['as it is', (key: string) => key],
    ['in JSON escapes', escaped],
    ['in upper case', (key: string) => key.toUpperCase()],
    ['where long words are cut', (key: string) => `${'x'.repeat(480)} ${key}`],
  ])('that the server gives back %s is in no run, notice, log line or stored item', async (_how, written) => {
    const { apiKey } = world.dojo;
    const html = `{"detail":"${written(apiKey)}","message":"${written(apiKey)}"}`;
    for (const [status, path] of [
      [400, '/api/v2/*import-scan/'],
      [500, '/api/v2/*import-scan/'],
      [403, '/api/v2/*'],
    ] as const) {
      const id = 'echo';
      await world.order({ id, path, times: null, effect: { kind: 'html', status, html, headers: json } });
      const run = await world.tell(await world.scan(rows));
      expect(run.outcome).not.toBe('succeeded');
    }
    const left = await traces();
    expect(left.split('[redacted]').length).toBeGreaterThan(3);
    for (const part of [apiKey, apiKey.slice(0, 10)]) expect(left).not.toContain(part);
  });

  it('that a finding quotes reaches DefectDojo as Gecko wrote it, and nobody is said to have changed it', async () => {
    const { apiKey } = world.dojo;
    const quoting = [{ id: 'g-1', title: 'Key in the code', shortDescription: `token = ${apiKey}`, severity: 7.5 }];
    await world.tell(await world.scan(quoting));
    expect(world.shown().get('g-1')?.description).toContain(apiKey);
    const run = await world.tell({ kind: 'request', id: 'check', reason: 'drift_check' });
    expect(run).toMatchObject({ outcome: 'succeeded', counts: { missing: 0, changedByPeople: 0, unexpected: 0 } });
    expect(await traces()).not.toContain(apiKey);
  });
});
