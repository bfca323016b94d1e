import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterEach, expect, inject } from 'vitest';

/** Where the stage of the page is. */
export const stage = inject('pageStage');

/** How the page is opened. */
interface PageOptions {
  /** As whom. @default a Manager of the demo team */
  readonly as?: 'Admin of the demo team' | 'Member of the demo team' | 'Manager of a team that starts anew';
  /** Where in the page, as its links have it. */
  readonly at?: string;
  readonly width?: number;
  readonly colorScheme?: 'light' | 'dark';
}

const patienceMs = 20_000;
let browser: Promise<Browser> | undefined;
const contexts: BrowserContext[] = [];
/** What went out to other machines, and what the page complained of, in the test at hand. */
const complaints: string[] = [];

/** Opens the page in a browser session of its own. */
export async function openPage({ as, at = '', width = 1280, colorScheme = 'light' }: PageOptions = {}): Promise<Page> {
  browser ??= chromium.connect(inject('browserUrl'));
  const context = await (await browser).newContext({
    viewport: { width, height: 900 },
    colorScheme,
    acceptDownloads: true,
  });
  contexts.push(context);
  context.setDefaultTimeout(patienceMs);
  context.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (hostname !== '127.0.0.1' && protocol !== 'blob:') complaints.push(`asked ${request.url()}`);
  });
  const page = await context.newPage();
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (message) => {
    // Chromium tells of every answer that is an error; those that a test is about are seen on the page.
    const isAnswer = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !isAnswer) complaints.push(message.text());
  });
  await page.goto(`${stage.consoleUrl}/${at}`);
  if (as) await page.getByLabel('Signed in as').selectOption(as);
  return page;
}

afterEach(async () => {
  await Promise.all(contexts.splice(0).map((context) => context.close()));
  // Whatever is tested: nothing leaves the machine, and the page runs without an error or a breach of its policy.
  expect(complaints.splice(0)).toEqual([]);
});
