import { globSync, statSync } from 'node:fs';
import path from 'node:path';
import { Duration, Stack } from 'aws-cdk-lib';
import type { Metafile } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { Foundation } from '../../infra/constructs/foundation.ts';
import { NodeFunction } from '../../infra/constructs/node-function.ts';
import { readStageConfig } from '../../infra/stage-config.ts';
import { bundleReport } from './bundle-report.ts';
import { appOf, appWith } from './synthesize.ts';

const entry = 'functions/api/index.ts';
const mostBundleBytes = 950_000;

/** Size of the bundle that the CDK deploys, bytes. */
function deployedBundleBytes(): number {
  const app = appOf({ 'aws:cdk:bundling-stacks': ['**'] });
  const stack = new Stack(app, 'Bundle');
  new NodeFunction(stack, 'Api', {
    entry,
    description: 'The API function alone.',
    timeout: Duration.seconds(1),
    memoryMegabytes: 128,
    foundation: new Foundation(stack, 'Foundation', readStageConfig(appWith().node)),
    environment: {},
  });
  const { directory } = app.synth();
  const [bundle = 'none'] = globSync('asset.*/index.mjs', { cwd: directory });
  return statSync(path.join(directory, bundle)).size;
}

/** Every file that is evaluated when the entry is: what can be reached without a dynamic import. */
function filesLoadedAtStart({ inputs }: Metafile): string[] {
  const loaded = new Set<string>();
  const waiting = [entry];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (loaded.has(file)) continue;
    loaded.add(file);
    const imports = inputs[file]?.imports ?? [];
    waiting.push(...imports.filter(({ kind }) => kind !== 'dynamic-import').map(({ path }) => path));
  }
  return [...loaded];
}

describe("the API function's bundle", () => {
  let report: Metafile;
  beforeAll(async () => {
    report = await bundleReport(entry);
  });

  it('is the one that the bundler reports on', () => {
    expect(report.outputs['index.mjs']?.bytes).toBe(deployedBundleBytes());
  });

  it('is no larger than 950 KB with all that its routes ever load', () => {
    const { bytes = Number.POSITIVE_INFINITY, inputs = {} } = report.outputs['index.mjs'] ?? {};
    expect(Object.keys(inputs)).toContain('node_modules/undici/lib/dispatcher/agent.js');
    expect(bytes).toBeLessThanOrEqual(mostBundleBytes);
  });

  it('loads undici and the adapters that need it only when a route asks for them', () => {
    const files = filesLoadedAtStart(report);
    expect(files).toContain('functions/api/connection/connect.ts');
    expect(files.filter((file) => /node_modules\/undici|http-defectdojo|http-gecko/.test(file))).toEqual([]);
  });

  it('holds no part of undici but its client and the form data', () => {
    const parts = Object.keys(report.inputs).filter((file) => file.includes('node_modules/undici/'));
    expect(parts.filter((file) => /\/(mock|interceptor|cache|handler|websocket|milo)\//.test(file))).toEqual([]);
    expect(parts).not.toContain('node_modules/undici/index.js');
  });
});
