import type { Page, Route } from 'playwright-core';
import { describe, expect } from 'vitest';
import { press, sees } from './on-the-page.ts';
import { it } from './open-page.ts';

const audit = '**/v1/audit*';
const entry = (id: string) => ({ id, action: id, at: new Date(0).toISOString() });
const entries = (page: Page) => page.locator('.run-line').count();

describe('a listing', () => {
  it('claims nothing where it cannot be asked for', async ({ openPage }) => {
    const page = await openPage();
    await page.route(audit, (route) => route.abort());
    await page.getByRole('link', { name: 'Audit' }).click();
    await sees(page, 'The API did not answer.');
    expect(await page.getByText('Nothing was changed yet.').count()).toBe(0);
  });

  it('keeps what it shows, and the way to more, where more cannot be asked for', async ({ openPage }) => {
    const page = await openPage();
    await page.route(audit, (route) => route.fulfill({ json: { items: [entry('last')] } }));
    await page.route(audit, (route) => route.abort(), { times: 1 });
    await page.route(audit, (route) => route.fulfill({ json: { items: [entry('first')], nextCursor: 'next' } }), {
      times: 1,
    });
    await page.getByRole('link', { name: 'Audit' }).click();
    await press(page, 'Show more');
    await sees(page, 'The API did not answer.');
    expect(await entries(page)).toBe(1);
    await press(page, 'Show more');
    await sees(page, 'last');
    expect(await entries(page)).toBe(2);
  });

  it('says that there is nothing only where there is no further page', async ({ openPage }) => {
    const page = await openPage();
    await page.route(audit, (route) => route.fulfill({ json: { items: [], nextCursor: 'next' } }));
    await page.getByRole('link', { name: 'Audit' }).click();
    await page.getByRole('button', { name: 'Show more' }).waitFor();
    expect(await page.getByText('Nothing was changed yet.').count()).toBe(0);
    await page.route('**/v1/repositories?*', (route) => route.fulfill({ json: { items: [], nextCursor: 'next' } }));
    await page.getByRole('link', { name: '‹ DefectDojo' }).click();
    await sees(page, 'None on this page.');
    expect(await page.getByText('No repository fits.').count()).toBe(0);
  });
});

describe('mapping many', () => {
  it('leaves out what is mapped already, and keeps what is chosen meanwhile', async ({ openPage }) => {
    const page = await openPage();
    const items = ['acme/a', 'acme/b', 'acme/c'].map((repositoryId) => ({
      repositoryId,
      status: 'new_product',
      proposal: { repositoryId, product: { name: repositoryId } },
    }));
    const held: Route[] = [];
    await page.route('**/v1/mapping-proposals*', (route) => route.fulfill({ json: { items } }));
    await page.route('**/v1/mapping-batches', (route) => void held.push(route));
    await page.getByRole('link', { name: 'Map many…' }).click();
    await page.getByLabel('acme/a').check();
    await press(page, 'Map 1 chosen');
    await expect.poll(() => held.length).toBe(1);
    await page.getByLabel('acme/b').check();
    const done = { repositoryId: 'acme/a', status: 'mapped', product: { id: 1, name: 'acme/a' } };
    await held[0]?.fulfill({ json: { items: [done] } });
    await sees(page, 'Mapped to acme/a');
    await page.getByRole('button', { name: 'Map 1 chosen' }).waitFor();
    expect(await page.getByLabel('acme/b').isChecked()).toBe(true);
    await press(page, 'Choose all 2');
    await page.getByRole('button', { name: 'Map 2 chosen' }).waitFor();
  });
});
