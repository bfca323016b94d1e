import path from 'node:path';
import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { tellScanCompleted } from '../../infra/local/demo/demo-scan.ts';
import { connectTeam, demoTeam, followRun, mapRepository } from '../../infra/local/demo/demo-team.ts';
import { tellStories } from '../../infra/local/demo/stories.ts';
import type { Endpoints } from '../../infra/local/endpoints.ts';
import { type LocalStage, startLocalStage } from '../../infra/local/local-stage.ts';
import { lineProgress } from '../../infra/local/progress.ts';
import { findBrowser } from './find-browser.ts';
import { addOwnTeams, type TokensOfTeams } from './own-teams.ts';

declare module 'vitest' {
  interface ProvidedContext {
    pageStage: Endpoints;
    browserUrl: string;
    /** Tokens of managers of the tests' own teams. */
    tokens: TokensOfTeams;
  }
}

const localFolder = path.resolve(import.meta.dirname, '../../.local');

/** A stage of its own, with the very stories that `npm start` tells, and one browser for all tests. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  await using started = new AsyncDisposableStack();
  const { executablePath, env } = await findBrowser(localFolder);
  const options = { executablePath, env: { ...process.env, ...env } as Record<string, string>, chromiumSandbox: false };
  const browser = started.adopt(await chromium.launchServer(options), (it) => it.close());
  const folder = path.join(localFolder, 'browser-test');
  const stage = started.adopt(await startLocalStage({ folder, progress: lineProgress(console.log) }), stopStage);
  await tellDemonstration(stage);
  project.provide('pageStage', stage.endpoints);
  project.provide('tokens', await addOwnTeams(stage));
  project.provide('browserUrl', browser.wsEndpoint());
  const parts = started.move();
  return () => parts.disposeAsync();
}

async function tellDemonstration({ endpoints, demoScan }: LocalStage): Promise<void> {
  const team = demoTeam(endpoints);
  await connectTeam(team, endpoints.defectDojo);
  const { id: mappingId } = await mapRepository(team, demoScan.repository);
  const eventId = await tellScanCompleted(endpoints, team.id, demoScan);
  await Promise.all([followRun(team, { mappingId, eventId, outcomes: ['succeeded'] }), tellStories(endpoints)]);
}

async function stopStage(stage: LocalStage): Promise<void> {
  if (process.exitCode) console.error(stage.emulatorOutput().slice(-20_000));
  await stage.stop();
}
