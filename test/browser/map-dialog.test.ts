import type { Locator, Page, Request } from 'playwright-core';
import { describe, expect } from 'vitest';
import { choose, press, sees } from './on-the-page.ts';
import { it } from './open-page.ts';

const webshop = `#/repositories/${Buffer.from('acme/webshop').toString('base64url')}`;
const moved = {
  status: 412,
  json: { code: 'precondition_failed', detail: 'Somebody was faster.', advice: 'Look again.' },
};

/** What is sent when "Map" is pressed; it is answered so that nothing changes. */
async function sent(page: Page, dialog: Locator): Promise<Request> {
  const isSent = (request: Request) => request.method() === 'PATCH';
  await page.route('**/v1/mappings/*', (route) => (isSent(route.request()) ? route.fulfill(moved) : route.fallback()));
  const [request] = await Promise.all([page.waitForRequest(isSent), press(dialog, 'Map')]);
  await sees(dialog, 'Somebody was faster.');
  return request;
}

describe('the dialog to map a repository', () => {
  it('maps to nothing that is out of sight: neither a new product nor one that a search hides', async ({
    openPage,
  }) => {
    const page = await openPage();
    await press(page, 'Map acme/mobile-app');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('One that exists').click();
    await press(dialog, 'Map');
    await sees(dialog.getByRole('alert'), 'No product is chosen.');
    await dialog.getByLabel('acme/webshop').click();
    await dialog.getByLabel('Search products').fill('checkout');
    await dialog.getByText('acme/webshop').waitFor({ state: 'detached' });
    await dialog.getByRole('alert').waitFor({ state: 'detached' });
    await press(dialog, 'Map');
    await sees(dialog.getByRole('alert'), 'No product is chosen.');
  });

  it('changes of a mapping nothing but what was chosen', async ({ openPage }) => {
    const page = await openPage();
    await choose(page, 'acme/webshop', 'Map to another product');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Branch, ASVS level and sections').click();
    expect(await dialog.getByLabel('ASVS level').locator('option:checked').innerText()).toBe('Unchanged');
    expect((await sent(page, dialog)).postDataJSON()).toEqual({ product: { name: 'acme/webshop' } });
    await dialog.getByLabel('ASVS level').selectOption('As detected');
    expect((await sent(page, dialog)).postDataJSON()).toMatchObject({ level: null });
  });

  it('takes the sections that people tick, and lets those of a mapping be changed', async ({ openPage }) => {
    const page = await openPage();
    await press(page, 'Map acme/mobile-app');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Branch, ASVS level and sections').click();
    await dialog.getByLabel('ASVS sections').selectOption('These');
    await dialog.getByLabel('V6 Authentication').check();
    await dialog.getByLabel('V17 WebRTC').check();
    await dialog.getByLabel('V6 Authentication').uncheck();
    await page.route('**/v1/mappings', (route) => route.fulfill(moved), { times: 1 });
    const [created] = await Promise.all([page.waitForRequest('**/v1/mappings'), press(dialog, 'Map')]);
    expect(created.postDataJSON()).toMatchObject({ repositoryId: 'acme/mobile-app', sections: ['V17'] });
    await press(dialog, 'Cancel');
    await choose(page, 'acme/webshop', 'Map to another product');
    await dialog.getByText('Branch, ASVS level and sections').click();
    await dialog.getByLabel('ASVS sections').selectOption('These');
    await dialog.getByLabel('V1 Encoding and Sanitization').uncheck();
    const { sections } = (await sent(page, dialog)).postDataJSON() as { sections: string[] };
    expect(sections).toContain('V2');
    expect(sections).not.toContain('V1');
    await dialog.getByLabel('ASVS sections').selectOption('As detected');
    expect((await sent(page, dialog)).postDataJSON()).toMatchObject({ sections: null });
  });

  it('keeps the branch of a mapping that is changed from its own page, and changes no other version of it', async ({
    openPage,
  }) => {
    const page = await openPage();
    const problem = { kind: 'problem', code: 'product_not_visible', sentence: 'It is gone.', links: {} };
    await page.route('**/v1/mappings/*', async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, json: { ...(await answer.json()), branch: 'release', etag: '"seen"' } });
    });
    await page.route('**/diagnosis', (route) => route.fulfill({ json: { items: [problem] } }));
    await page.goto(new URL(`${webshop}/why`, page.url()).href);
    await press(page, 'Map to a product…');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Branch, ASVS level and sections').click();
    expect(await dialog.getByLabel('Branch').inputValue()).toBe('release');
    const request = await sent(page, dialog);
    expect(request.postDataJSON()).toEqual({ product: { name: 'acme/webshop' } });
    expect(request.headers()['if-match']).toBe('"seen"');
  });
});
