import type { Page, Route } from 'playwright-core';
import { describe, expect } from 'vitest';
import { problem, webshopAt, webshopPath } from './answers.ts';
import { choose, press, sees } from './on-the-page.ts';
import { it, type OpenPage, patienceMs } from './open-page.ts';

const syncId = '0193d2a0-7c00-7000-8000-00000000000a';
const goesOn = { id: syncId, status: 'running', progress: { done: 1, planned: 3 } };
const isOver = { id: syncId, status: 'finished' };
const looks = `${webshopPath}/syncs/*`;

/** A page on which a push was started that goes on; what comes of each further look is said by the test. */
async function pushing(openPage: OpenPage, look: (route: Route) => Promise<void>): Promise<Page> {
  const page = await openPage({ at: `${webshopAt}/push` });
  await page.route(`${webshopPath}/syncs`, (route) => route.fulfill({ status: 202, json: { id: syncId } }));
  await page.route(looks, look);
  await press(page, 'Push now');
  return page;
}

describe('a push', () => {
  it('is started by somebody on the page, and by no link', async ({ openPage }) => {
    const started: string[] = [];
    const page = await openPage();
    page.on('request', (request) => request.method() === 'POST' && started.push(new URL(request.url()).pathname));
    await page.route(`${webshopPath}/drift-checks`, (route) => route.fulfill(problem(500)));
    for (const asked of ['push', 'drift-check', 'repair']) {
      await page.goto(new URL(`${webshopAt}/push/${asked}`, page.url()).href);
      await page.reload();
      await press(page, 'Check for drift');
      await sees(page, 'Somebody was faster.');
      expect(await page.getByRole('dialog').count()).toBe(0);
    }
    expect(started.filter((path) => path.endsWith('/drift-checks'))).toHaveLength(3);
    expect(started.filter((path) => /syncs|repairs/.test(path))).toEqual([]);
  });

  it('is followed on by who looks at something else meanwhile, or reloads the page', async ({ openPage }) => {
    const page = await pushing(openPage, (route) => route.fulfill({ json: goesOn }));
    await sees(page, '1 of 3 changes');
    await page.getByRole('link', { name: 'Overview' }).click();
    await sees(page, 'Sections covered');
    await page.getByRole('link', { name: 'Push', exact: true }).click();
    await sees(page, '1 of 3 changes');
    await page.reload();
    await sees(page, '1 of 3 changes');
    await page.route(looks, (route) => route.fulfill({ json: isOver }));
    await sees(page, 'Finished.');
  });

  it('is followed to its end though a look fails now and then', async ({ openPage }) => {
    let looked = 0;
    const page = await pushing(openPage, (route) => {
      looked += 1;
      if (looked % 2 === 1) return route.abort();
      return route.fulfill({ json: looked < 4 ? goesOn : isOver });
    });
    await sees(page, 'Finished.');
    expect(looked).toBe(4);
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  it('that can no longer be followed says so, and can be looked at again', async ({ openPage }) => {
    const page = await pushing(openPage, (route) => route.fulfill(problem(404, 'No such sync is known.')));
    await sees(page, 'No such sync is known.');
    expect(await page.getByRole('progressbar').count()).toBe(0);
    await page.route(looks, (route) => route.fulfill({ json: isOver }));
    await press(page, 'Look again');
    await sees(page, 'Finished.');
  });

  it('is not asked after while nobody looks at the page', async ({ openPage }) => {
    const page = await openPage({ at: `${webshopAt}/push` });
    await page.clock.install();
    await page.reload();
    let looked = 0;
    await page.route(`${webshopPath}/syncs`, (route) => route.fulfill({ status: 202, json: { id: syncId } }));
    await page.route(looks, (route) => {
      looked += 1;
      return route.fulfill({ json: goesOn });
    });
    await press(page, 'Push now');
    await sees(page, '1 of 3 changes');
    await turn(page, 'hidden');
    const before = looked;
    await page.clock.runFor(60_000);
    expect(looked).toBe(before);
    await turn(page, 'visible');
    await expect.poll(() => looked, { timeout: patienceMs }).toBe(before + 1);
  });

  it('waits for its turn without keeping people from asking for another', async ({ openPage }) => {
    const page = await pushing(openPage, (route) => route.fulfill({ json: { id: syncId, status: 'waiting' } }));
    await sees(page, 'Waits, and goes on by itself…');
    await page.getByRole('button', { name: 'Push now', disabled: false }).waitFor();
  });

  it('is asked for in the menu of a row, which starts it once', async ({ openPage }) => {
    const page = await openPage();
    const started: string[] = [];
    page.on('request', (request) => request.method() === 'POST' && started.push(request.url()));
    await page.route(`${webshopPath}/syncs`, (route) => route.fulfill({ status: 202, json: { id: syncId } }));
    await page.route(looks, (route) => route.fulfill({ json: isOver }));
    await choose(page, 'acme/webshop', 'Push now');
    await sees(page, 'Finished.');
    await page.getByRole('link', { name: 'Overview' }).click();
    await page.getByRole('link', { name: 'Push', exact: true }).click();
    await sees(page, 'Finished.');
    expect(started.filter((url) => url.endsWith('/syncs'))).toHaveLength(1);
  });
});

/** Says whether the page is in sight, as the browser does when its tab is left. */
async function turn(page: Page, state: 'hidden' | 'visible'): Promise<void> {
  await page.evaluate((now) => {
    const shown = globalThis as unknown as { document: EventTarget };
    Object.defineProperty(shown.document, 'visibilityState', { configurable: true, get: () => now });
    shown.document.dispatchEvent(new Event('visibilitychange'));
  }, state);
}
