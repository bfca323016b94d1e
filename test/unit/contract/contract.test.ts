import { execFile } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type StartedDefectDojo, startDefectDojo } from '../../../infra/local/defectdojo/start.ts';
import { type Compared, compareAll } from '../../contract/contract.ts';
import { type TopicName, topicOrder } from '../../contract/recordings/topic-order.ts';
import { playTopics } from '../../contract/replay/run.ts';
import { withFollowed } from '../../contract/replay/topics.ts';
import { cleanUp } from '../../contract/servers/clean-up.ts';
import { type RealServer, realServer } from '../../contract/servers/real.ts';
import { nearest } from '../../contract/servers/reported-version.ts';
import { standIn } from '../../contract/servers/stand-in.ts';
import { systemDeduplication } from '../../contract/system-deduplication.ts';

/** A DefectDojo as somebody may have it, played on real sockets and with the real clock. */
let dojo: StartedDefectDojo;
let real: RealServer;

beforeEach(async () => {
  dojo = await startDefectDojo();
  real = realServer(dojo);
});

afterEach(() => dojo.stop());

async function compared(
  topics: TopicName[],
  { mayChange = false, isOver = (): boolean => false } = {},
): Promise<Compared[]> {
  const deduplication = await systemDeduplication(real, mayChange);
  const all: Compared[] = [];
  const contract = { real, recorded: '3.2.0', played: '3.2.0', topics, deduplication, isOver } as const;
  for await (const one of compareAll(contract)) all.push(one);
  await deduplication.putBack();
  return all;
}

function unknown(all: readonly Compared[]): string[] {
  return all.flatMap(({ key, disagreements }) =>
    disagreements.filter(({ known }) => known === undefined).map(({ path, real: its }) => `${key}: ${path}: ${its}`),
  );
}

describe('the comparison of a server with the recordings', () => {
  it('finds nothing where it answers as it was recorded, whatever else the server holds and whatever day it is', async () => {
    await compared(['matched-fields']);
    real = realServer(dojo);
    const all = await compared(['products', 'matched-fields', 'transitions']);
    expect(unknown(all)).toEqual([]);
    expect(all.length).toBeGreaterThan(60);
    expect(all.filter(({ leftOut }) => leftOut !== undefined)).toEqual([]);
  });

  it('tells what the server answers otherwise, and what the stand-in says there', async () => {
    const effect = { kind: 'status', status: 503, body: { detail: 'Not now.' } } as const;
    dojo.dojo.controls.faults.order({ method: 'POST', path: '/api/v2/metadata/', effect });
    const all = await compared(['products']);
    const metadata = all.find(({ key }) => key === 'products / product metadata');
    expect(metadata?.disagreements).toEqual([
      { path: 'status', recorded: '201', standIn: 'as recorded', real: '503 {"detail":"Not now."}', known: undefined },
    ]);
  });

  it('plays what a topic goes on with, and tells of that topic alone', async () => {
    const all = await compared(['findings']);
    expect(new Set(all.map(({ topic }) => topic))).toEqual(new Set(['findings']));
    expect(unknown(all)).toEqual([]);
  });

  it('leaves out what changes the whole instance, unless that is allowed', async () => {
    const [first] = await compared(['exporter-flow']);
    expect(first?.leftOut).toContain('--change-settings');
    const all = await compared(['exporter-flow'], { mayChange: true });
    expect(all.filter(({ leftOut }) => leftOut !== undefined)).toEqual([]);
    expect(unknown(all)).toEqual([]);
    expect(dojo.dojo.store.settings.enable_deduplication).toBe(false);
  });

  it('goes on with a test type from an earlier time, since the API deletes none', async () => {
    await compared(['exporter-flow'], { mayChange: true });
    await cleanUp(real);
    real = realServer(dojo);
    const all = await compared(['exporter-flow'], { mayChange: true });
    expect(unknown(all)).toEqual([]);
    expect(all.find(({ key }) => key === 'exporter-flow / create test type')?.disagreements).toHaveLength(1);
  });

  it('leaves out what takes another deduplication than the server has', async () => {
    dojo.dojo.store.settings.enable_deduplication = true;
    const all = await compared(['matched-fields', 'exporter-flow']);
    expect(all.find(({ topic }) => topic === 'matched-fields')?.leftOut).toContain('off');
    const flow = all.filter(({ topic }) => topic === 'exporter-flow');
    expect(flow.filter(({ leftOut }) => leftOut !== undefined).map(({ key }) => key)).toEqual([
      'exporter-flow / turn deduplication on',
    ]);
  });

  it('stops when it is over', async () => {
    const all = await compared(['products'], { isOver: () => true });
    expect(new Set(all.map(({ leftOut }) => leftOut))).toEqual(new Set(['it was stopped before']));
  });

  it('leaves nothing behind but what the server had', async () => {
    const { store } = dojo.dojo;
    const before = store.productTypes.list();
    await compared(['risk-acceptances', 'uploads']);
    expect(store.products.list().every(({ name }) => name.startsWith(real.prefix))).toBe(true);
    await cleanUp(real);
    expect(store.products.list()).toEqual([]);
    expect(store.riskAcceptances.list()).toEqual([]);
    expect(store.productTypes.list()).toEqual(before);
  });
});

describe('npm run contract', () => {
  function run(...more: string[]): Promise<{ code: number; output: string }> {
    const access = ['--defectdojo-url', dojo.url, '--defectdojo-key', dojo.apiKey];
    return new Promise((resolve) => {
      const args = ['test/contract/main.ts', ...access, ...more];
      execFile(process.execPath, args, (error, stdout, stderr) =>
        resolve({ code: Number(error?.code ?? 0), output: `${stdout}${stderr}` }),
      );
    });
  }

  it("ends well with a summary where nothing differs that isn't known", async () => {
    const { code, output } = await run('--topic', 'products');
    expect(output).toMatch(/^DefectDojo 3\.2\.0 against the recordings of 3\.2\.0 and the stand-in as 3\.2\.0$/m);
    expect(output).toMatch(/^3\d alike, 0 differ, \d differ as known, 0 not played$/m);
    expect(code).toBe(0);
  });

  it('ends with 1, and a line that names the exchange, where something does', async () => {
    const effect = { kind: 'status', status: 503 } as const;
    dojo.dojo.controls.faults.order({ method: 'POST', path: '/api/v2/metadata/', effect });
    const { code, output } = await run('--topic', 'products');
    expect(output).toMatch(/^products \/ product metadata: status: recorded 201, stand-in as recorded, real 503/m);
    expect(code).toBe(1);
    expect(output).not.toContain(dojo.apiKey);
  });
});

describe('a topic', () => {
  it('can be played without those that it does not go on with', async () => {
    for (const topic of topicOrder) {
      for await (const { exchange, differences } of playTopics(standIn('3.2.0'), '3.2.0', {
        names: withFollowed([topic]),
      })) {
        const path = differences.find(({ path }) => path === 'request' || path === 'status')?.path;
        expect([exchange.key, path]).toEqual([exchange.key, undefined]);
      }
    }
  });

  it('goes on with all that its topics go on with, in their order', () => {
    expect(withFollowed(['findings'])).toEqual(['products', 'matched-fields', 'findings']);
  });
});

describe('the nearest version', () => {
  const versions = ['3.3.0-dev', '3.2.0', '2.58.4'] as const;

  it.each([
    ['3.2.0', '3.2.0'],
    ['3.3.0-dev', '3.3.0-dev'],
    ['3.2.7', '3.2.0'],
    ['4.0.0', '3.2.0'],
    ['2.60.0', '2.58.4'],
    ['2.9.0', '2.58.4'],
  ])('to %s is %s', (version, expected) => {
    expect(nearest(version, versions)).toBe(expected);
  });
});
