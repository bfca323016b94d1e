import path from 'node:path';
import type { TestProject } from 'vitest/node';
import type { DemoScan } from '../../infra/local/demo/demo-scan.ts';
import type { Endpoints } from '../../infra/local/endpoints.ts';
import { startLocalStage } from '../../infra/local/local-stage.ts';
import { lineProgress } from '../../infra/local/progress.ts';

declare module 'vitest' {
  interface ProvidedContext {
    endpoints: Endpoints;
    demoScan: DemoScan;
  }
}

/** Deploys the stack to the emulator once for all deployed tests; shows what the functions wrote when one fails. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const folder = path.resolve(import.meta.dirname, '../../.local/test');
  // A sweep of the schedule's would take up what contract tests leave half done; the test of the sweep calls it itself.
  const stage = await startLocalStage({ folder, progress: lineProgress(console.log), sweepIntervalMinutes: 60 });
  project.provide('endpoints', stage.endpoints);
  project.provide('demoScan', stage.demoScan);
  return async () => {
    if (process.exitCode) console.error(stage.emulatorOutput().slice(-20_000));
    await stage.stop();
  };
}
