import { describe, expect } from 'vitest';
import { problem } from './answers.ts';
import { press, rowOf, sees } from './on-the-page.ts';
import { it } from './open-page.ts';

const pressedDown = 3;

describe('a list of choices that is walked through with the arrow keys', () => {
  it('filters the table by what one stops at, and asks for nothing on the way there', async ({ openPage }) => {
    const page = await openPage();
    await page.clock.install();
    await page.reload();
    await rowOf(page, 'acme/webshop').waitFor();
    // From here on no moment passes but those that the test lets pass, however slow the machine.
    await page.clock.pauseAt(Date.now() + 60_000);
    const askedFor: (string | null)[] = [];
    page.on('request', (request) => {
      const { pathname, searchParams } = new URL(request.url());
      if (pathname === '/v1/repositories' && searchParams.has('state')) askedFor.push(searchParams.get('state'));
    });
    const states = page.getByLabel('State');
    await states.focus();
    for (let presses = 0; presses < pressedDown; presses += 1) await page.keyboard.press('ArrowDown');
    expect(await states.inputValue()).toBe('in_sync');
    const answered = page.waitForResponse(/\/v1\/repositories\?.*state=/);
    await page.clock.runFor(1_000);
    await answered;
    await rowOf(page, 'acme/checkout').waitFor({ state: 'detached' });
    await rowOf(page, 'acme/webshop').waitFor();
    expect(askedFor).toEqual(['in_sync']);
    expect(await states.evaluate((element) => element.matches(':focus'))).toBe(true);
  });

  it('changes nothing but the dialog, where a product gets a type: they are all there from the start', async ({
    openPage,
  }) => {
    const page = await openPage();
    const types = ['One', 'Two', 'Three'].map((name, index) => ({ id: index + 1, name, links: {} }));
    await page.route('**/v1/product-types?*', (route) => route.fulfill({ json: { items: types } }));
    await page.route('**/v1/mappings', (route) => route.fulfill(problem(412)));
    await press(page, 'Map acme/mobile-app');
    const dialog = page.getByRole('dialog');
    const type = dialog.getByLabel('Product type');
    await type.locator('option', { hasText: 'Three' }).waitFor({ state: 'attached' });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await type.focus();
    for (let presses = 0; presses < pressedDown; presses += 1) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    const sending = page.waitForRequest('**/v1/mappings');
    await press(dialog, 'Map');
    expect((await sending).postDataJSON()).toMatchObject({ product: { productTypeId: 2 } });
    await sees(dialog, 'Somebody was faster.');
    // The table behind the dialog is kept up to date meanwhile.
    expect(asked.filter((path) => path !== '/v1/repositories')).toEqual(['/v1/mappings']);
  });

  it('loses nothing that was typed or ticked, where one walks over another choice and back', async ({ openPage }) => {
    const page = await openPage();
    await press(page, 'Map acme/mobile-app');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name', { exact: true }).fill('acme/app');
    await dialog.getByLabel('A new product').focus();
    await page.keyboard.press('ArrowDown');
    await dialog.getByLabel('Search products').waitFor();
    await page.keyboard.press('ArrowUp');
    await dialog.getByText('Branch, ASVS level and sections').click();
    const sections = dialog.getByLabel('ASVS sections');
    await sections.selectOption('These');
    await dialog.getByLabel('V17 WebRTC').check();
    await sections.focus();
    await page.keyboard.press('ArrowUp');
    expect(await sections.inputValue()).toBe('detected');
    await page.keyboard.press('ArrowDown');
    await page.route('**/v1/mappings', (route) => route.fulfill(problem(412)));
    const sending = page.waitForRequest('**/v1/mappings');
    await press(dialog, 'Map');
    expect((await sending).postDataJSON()).toMatchObject({ product: { name: 'acme/app' }, sections: ['V17'] });
    await sees(dialog, 'Somebody was faster.');
  });
});
