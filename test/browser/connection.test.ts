import type { Route } from 'playwright-core';
import { describe, expect } from 'vitest';
import { press, rowOf, sees } from './on-the-page.ts';
import { it, signInAs } from './open-page.ts';

const disconnected = { json: { status: 'disconnected' } };
const connection = /\/v1\/connection(\?.*)?$/;

describe('the connection', () => {
  it('of one person is never shown to the next, however late the answer comes', async ({ openPage }) => {
    const page = await openPage();
    await sees(page, 'Connected');
    const held: Route[] = [];
    await page.route(connection, (route) => void held.push(route));
    await page.reload();
    await expect.poll(() => held.length).toBe(1);
    await signInAs(page, 'Manager of a team that starts anew');
    await expect.poll(() => held.length).toBe(2);
    await held[1]?.fulfill(disconnected);
    const heading = page.getByRole('heading', { name: 'Connect DefectDojo' });
    await heading.waitFor();
    await Promise.all([page.waitForEvent('requestfinished'), held[0]?.continue()]);
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => setTimeout(done)))');
    expect(await heading.isVisible()).toBe(true);
  });

  it('that is made anew comes with a table that is asked for anew', async ({ openPage }) => {
    const page = await openPage();
    await rowOf(page, 'acme/webshop').waitFor();
    let isConnected = true;
    await page.route(connection, async (route) => {
      const method = route.request().method();
      if (method === 'GET') return isConnected ? route.fallback() : route.fulfill(disconnected);
      isConnected = method === 'PUT';
      if (method === 'DELETE') return route.fulfill({ status: 204 });
      const response = await route.fetch({ method: 'GET', postData: '' });
      return route.fulfill({ response });
    });
    await press(page, 'Disconnect');
    await press(page.getByRole('dialog'), 'Disconnect');
    await page.getByLabel('Instance URL').waitFor();
    await page.route('**/v1/repositories?*', (route) => route.fulfill({ json: { items: [] } }));
    await press(page, 'Connect');
    await page.locator('table.repositories').waitFor();
    expect(await rowOf(page, 'acme/webshop').count()).toBe(0);
  });

  it('is not asked for where nobody can be signed in, which is told', async ({ openPage }) => {
    const page = await openPage();
    await sees(page, 'Connected');
    await page.route('**/sign-in', (route) => route.fulfill({ status: 404, json: { message: 'Nobody.' } }));
    const asked: string[] = [];
    page.on('request', (request) => request.url().includes('/v1/') && asked.push(request.url()));
    await page.reload();
    await sees(page.getByRole('alert'), 'turned the call away (404)');
    expect(asked).toEqual([]);
  });
});
