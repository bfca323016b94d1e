import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { inject, test } from 'vitest';
import type { OwnTeam } from './own-teams.ts';

/** Where the stage of the page is. */
export const stage = inject('pageStage');

/** How the page is opened. */
interface PageOptions {
  /** As whom. @default a Manager of the demo team */
  readonly as?: 'Admin of the demo team' | 'Member of the demo team' | 'Manager of a team that starts anew';
  /** Where in the page, as its links have it. */
  readonly at?: string;
  /** A team that the page doesn't offer, whose manager is signed in. */
  readonly team?: OwnTeam;
}

/** Opens the page in a browser session of its own. */
export type OpenPage = (options?: PageOptions) => Promise<Page>;

/** On a busy machine an answer may take long; the limit only ends what hangs. */
export const patienceMs = 60_000;
let browser: Promise<Browser> | undefined;

/**
 * A test that opens the page. Whatever is tested, nothing may leave the machine, and the page must run without an error or a
 * breach of its policy: that would be among the `complaints`, of which a test takes away those that it is about.
 */
export const it = test.extend<{ complaints: string[]; openPage: OpenPage }>({
  complaints: async ({ task }, use) => {
    const complaints: string[] = [];
    await use(complaints);
    if (complaints.length > 0) throw new Error(`${task.name}: ${complaints.join('\n')}`);
  },
  openPage: async ({ complaints }, use) => {
    browser ??= chromium.connect(inject('browserUrl'));
    const context = await (await browser).newContext({ viewport: { width: 1280, height: 900 }, acceptDownloads: true });
    context.setDefaultTimeout(patienceMs);
    collect(complaints, context);
    await use((options) => open(context, options));
    await context.close();
  },
});

async function open(context: BrowserContext, { as, at = '', team }: PageOptions = {}): Promise<Page> {
  const page = await context.newPage();
  if (team) {
    const manager = { id: 'manager', name: 'Manager', token: inject('tokens')[team] };
    await page.route('**/sign-in', (route) => route.fulfill({ json: manager }));
  }
  await page.goto(`${stage.consoleUrl}/${at}`);
  if (as) await signInAs(page, as);
  return page;
}

/** Signs somebody else in, as people do, and waits until the page is theirs: until then it is still that of whom it began with. */
export async function signInAs(page: Page, name: NonNullable<PageOptions['as']>): Promise<void> {
  await page.getByLabel('Signed in as').selectOption(name);
  const button = page.getByRole('button', { name: 'Switch to them' });
  await button.click();
  await button.and(page.locator('[aria-busy="false"]')).waitFor();
}

/** What goes out to other machines, and what pages complain of. */
function collect(complaints: string[], context: BrowserContext): void {
  context.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (hostname !== '127.0.0.1' && protocol !== 'blob:') complaints.push(`asked ${request.url()}`);
  });
  context.on('weberror', (thrown) => complaints.push(thrown.error().message));
  context.on('console', (message) => {
    // Chromium tells of every answer that is an error; those that a test is about are seen on the page.
    const isAnswer = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !isAnswer) complaints.push(message.text());
  });
}
