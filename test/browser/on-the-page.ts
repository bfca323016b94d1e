import type { Locator, Page } from 'playwright-core';
import { scan } from '../../infra/local/demo/demo-scan.ts';
import { stage } from './open-page.ts';

/** A finding as Gecko may list it. */
export function finding(id: string, severity = 7.5): object {
  return { id, title: `Anybody reads ${id}`, severity, cwe: 'CWE-639' };
}

/** Has Gecko scan a repository of the demo team, or of another one, and tell of it. */
export function scanned(repositoryId: string, ids: readonly string[], teamId = stage.demoTeamId): Promise<string> {
  return scan(stage, teamId, { id: repositoryId, rows: ids.map((id) => finding(id)) }, about);
}

const about = {
  endpoints: [{ method: 'POST', path: '/api/login', file: 'src/auth/login.ts' }],
  wiki: '## Overview\nA service that people sign in to.',
};

/** The row of a repository. */
export function rowOf(page: Page, repositoryId: string): Locator {
  const button = page.getByRole('button', { name: `What to do with ${repositoryId}`, exact: true });
  return page.locator('tbody tr').filter({ has: button });
}

/** Chooses something in the menu of a repository's row. */
export async function choose(page: Page, repositoryId: string, item: string): Promise<void> {
  await page.getByRole('button', { name: `What to do with ${repositoryId}`, exact: true }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

/** Maps a repository to a new product of its name, by the button in its row, and waits until it was pushed. */
export async function mapped(page: Page, repositoryId: string): Promise<void> {
  await page.getByRole('button', { name: `Map ${repositoryId}`, exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Map', exact: true }).click();
  await rowOf(page, repositoryId).getByText('In sync').waitFor();
}

/** Presses a button, by its whole name. */
export function press(within: Page | Locator, name: string): Promise<void> {
  return within.getByRole('button', { name, exact: true }).click();
}

/** Waits until a text is seen. */
export function sees(within: Page | Locator, text: string | RegExp): Promise<void> {
  return within.getByText(text).filter({ visible: true }).first().waitFor();
}

/** How many findings DefectDojo shows that fit a filter. */
export async function inDefectDojo(filter: string): Promise<number> {
  const { url, apiKey } = stage.defectDojo;
  const headers = { authorization: `Token ${apiKey}` };
  const answer = await fetch(`${url}/api/v2/findings/?limit=1&${filter}`, { headers });
  return ((await answer.json()) as { count: number }).count;
}

/** Orders something of the stand-in of DefectDojo. */
export async function orderDefectDojo(method: string, path: string, body?: object): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const init = { method, headers, ...(body && { body: JSON.stringify(body) }) };
  const answer = await fetch(`${stage.defectDojo.controlUrl}${path}`, init);
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
}
