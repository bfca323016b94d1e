import type { Page, Route } from 'playwright-core';
import { describe, expect } from 'vitest';
import { press, rowOf, sees } from './on-the-page.ts';
import { it, type OpenPage } from './open-page.ts';

const repositories = '**/v1/repositories?*';
const longerThanAPauseMs = 6000;

/** The page with a clock that is set forward by hand. */
async function withClock(openPage: OpenPage): Promise<Page> {
  const page = await openPage();
  await page.clock.install();
  await page.reload();
  await rowOf(page, 'acme/webshop').waitFor();
  return page;
}

describe('a view that is kept up to date', () => {
  it('keeps showing what is known when asking again goes wrong, and goes on asking', async ({ openPage }) => {
    const page = await withClock(openPage);
    await page.route(repositories, (route) => route.abort(), { times: 1 });
    await page.clock.runFor(longerThanAPauseMs);
    await sees(page, 'The API did not answer.');
    expect(await rowOf(page, 'acme/webshop').isVisible()).toBe(true);
    await page.clock.runFor(longerThanAPauseMs);
    await page.getByRole('alert').waitFor({ state: 'detached' });
    await rowOf(page, 'acme/webshop').waitFor();
  });

  it('shows an answer that takes longer than the pause between two, and asks for no other meanwhile', async ({
    openPage,
  }) => {
    const page = await withClock(openPage);
    const held: Route[] = [];
    await page.route(repositories, (route) => void held.push(route));
    await page.clock.runFor(longerThanAPauseMs);
    await expect.poll(() => held.length).toBe(1);
    await page.clock.runFor(10 * longerThanAPauseMs);
    expect(held.length).toBe(1);
    await held[0]?.fulfill({ json: { items: [] } });
    await sees(page, 'No repository fits.');
  });

  it('shows the rows of no other search where one goes wrong', async ({ openPage }) => {
    const page = await openPage();
    await rowOf(page, 'acme/webshop').waitFor();
    await page.route(repositories, (route) => route.abort());
    await page.getByLabel('Search repositories').fill('checkout');
    await sees(page, 'The API did not answer.');
    expect(await rowOf(page, 'acme/webshop').count()).toBe(0);
  });

  it('keeps the settings where the connection cannot be asked after', async ({ openPage }) => {
    const page = await openPage();
    await sees(page, 'Connected');
    await page.route('**/v1/connection', (route) => route.abort());
    await page.route('**/v1/connection/verify', (route) => route.abort());
    await press(page, 'Verify now');
    await page.getByRole('alert').nth(1).waitFor();
    await page.getByRole('switch', { name: 'Push on scan complete' }).waitFor();
  });
});
