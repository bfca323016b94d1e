import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { changeAnswers, webshopAt, webshopPath } from './answers.ts';
import { choose, mapped, press, rowOf, scanned, sees } from './on-the-page.ts';
import { it, patienceMs, stage } from './open-page.ts';

/** The name, or the text, of what has the focus; nothing where nothing has. */
const focused = (page: Page) =>
  page.evaluate<string>(`(() => {
    const { activeElement: at, body } = document;
    return at === body ? '' : (at.getAttribute('aria-label') ?? at.innerText).trim();
  })()`);
const hasFocus = (page: Page, name: string | RegExp) =>
  expect.poll(() => focused(page), { timeout: patienceMs }).toMatch(name);

describe('the focus of somebody who pressed what is then gone', () => {
  it('is at the end of a listing of which the last page was shown', async ({ openPage }) => {
    const page = await openPage();
    const entry = (id: string) => ({ id, action: id, at: new Date(0).toISOString() });
    await page.route('**/v1/audit*', (route) => {
      const isLast = new URL(route.request().url()).searchParams.has('cursor');
      return route.fulfill({ json: isLast ? { items: [entry('b')] } : { items: [entry('a')], nextCursor: 'next' } });
    });
    await page.getByRole('link', { name: 'Audit' }).click();
    await page.getByRole('button', { name: 'Show more' }).focus();
    await page.keyboard.press('Enter');
    await hasFocus(page, 'That is all.');
  });

  it('is at the first entry that was not seen before, once all are shown', async ({ openPage }) => {
    const page = await openPage();
    const entries = Array.from({ length: 25 }, (_, index) => ({ operation: 'create', geckoId: `entry-${index}` }));
    await page.route('**/v1/**/previews/*', (route) =>
      route.fulfill({ json: { id: 'preview', status: 'finished', entries } }),
    );
    await page.goto(new URL(`${webshopAt}/preview`, page.url()).href);
    await page.getByRole('button', { name: 'Show all 25' }).focus();
    await page.keyboard.press('Enter');
    await hasFocus(page, 'entry-20');
  });

  it('stays at the button that asks for another preview', async ({ openPage }) => {
    const page = await openPage({ at: `${webshopAt}/preview` });
    await sees(page.locator('.counts'), 'unchanged');
    await page.getByRole('button', { name: 'Preview again' }).focus();
    await page.keyboard.press('Enter');
    await sees(page, 'Planning…');
    await sees(page.locator('.counts'), 'unchanged');
    expect(await focused(page)).toBe('Preview again');
  });

  it('is at the menu of the row that was mapped', async ({ openPage }) => {
    await scanned('acme/focused', ['focused-1']);
    const page = await openPage();
    await mapped(page, 'acme/focused');
    expect(await focused(page)).toBe('What to do with acme/focused');
    await choose(page, 'acme/focused', 'Map to another product…');
    await press(page.getByRole('dialog'), 'Cancel');
    await hasFocus(page, 'What to do with acme/focused');
  });

  it('is at the title of the repository whose hold was decided', async ({ openPage }) => {
    const page = await openPage();
    let status = 'held';
    await changeAnswers(page, webshopPath, (mapping) => ({ ...mapping, state: { status, since: 'then' } }));
    const counts = { closings: 6, creations: 0, open: 6 };
    const hold = { runId: 'run', reason: 'Many.', since: new Date(0).toISOString(), counts };
    await page.route(`${webshopPath}/hold`, (route) => route.fulfill({ json: hold }));
    await page.route(`${webshopPath}/hold/findings*`, (route) => route.fulfill({ json: { items: [] } }));
    await page.route(`${webshopPath}/hold/discard`, (route) => {
      status = 'in_sync';
      return route.fulfill({ status: 202, json: { id: 'sync' } });
    });
    await page.goto(new URL(`${webshopAt}/overview`, page.url()).href);
    await page.getByRole('button', { name: 'Discard' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Discard' }).waitFor({ state: 'detached' });
    expect(await focused(page)).toBe('acme/webshop');
  });

  it('is at what came instead of the connection, and of the form to connect', async ({ openPage }) => {
    const page = await openPage({ team: 'focus' });
    await press(page, 'Disconnect');
    await press(page.getByRole('dialog'), 'Disconnect');
    await hasFocus(page, 'Connect DefectDojo');
    await page.getByLabel('Instance URL').fill(stage.defectDojo.url);
    await page.getByLabel('API v2 key').fill(stage.defectDojo.apiKey);
    await press(page, 'Connect');
    await hasFocus(page, /^Connection$/);
    await rowOf(page, 'focus/service-000').waitFor();
  });
});
