import type { Locator, Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { press, sees } from './on-the-page.ts';
import { it, patienceMs } from './open-page.ts';

const settings = '**/v1/connection/settings';
const unchanged = { status: 409, json: { code: 'conflict', detail: 'Somebody was faster.', advice: 'Try again.' } };
const fieldOf = (page: Page, input: Locator) => page.locator('.field').filter({ has: input });

/** What is sent when a setting's button is pressed. */
async function saved(page: Page, what: string): Promise<unknown> {
  const [request] = await Promise.all([page.waitForRequest(settings), press(page, `Save ${what}`)]);
  return request.postDataJSON();
}

describe('the thresholds of holds', () => {
  it('are changed, refused beside the field that is wrong, and set to the defaults', async ({ openPage }) => {
    const page = await openPage({ team: 'settings' });
    await page.getByText('When a mass of changes waits').click();
    const closings = page.getByLabel('Closings, more than', { exact: true });
    await closings.fill('-1');
    await press(page, 'Save');
    await fieldOf(page, closings).getByRole('alert').waitFor();
    await closings.fill('30');
    await press(page, 'Save');
    await sees(page, 'Saved.');
    await press(page, 'Use the defaults');
    await expect.poll(() => closings.inputValue(), { timeout: patienceMs }).toBe('20');
  });

  it('are not taken for 0 where a field is emptied', async ({ openPage }) => {
    const page = await openPage({ team: 'settings' });
    await page.getByText('When a mass of changes waits').click();
    for (const label of ['Closings, more than', 'New, more than (% of open)']) {
      const field = page.getByLabel(label, { exact: true });
      const before = await field.inputValue();
      await field.fill('');
      await press(page, 'Save');
      await fieldOf(page, field).getByRole('alert').waitFor();
      expect(await field.inputValue()).toBe('');
      await field.fill(before);
    }
  });
});

describe('a setting', () => {
  it('is turned while another is still being saved, and says itself what went wrong', async ({ openPage }) => {
    const page = await openPage({ team: 'settings' });
    const verified = page.getByRole('switch', { name: 'Mark findings as verified' });
    await verified.waitFor();
    const released = Promise.withResolvers<void>();
    await page.route(settings, (route) => released.promise.then(() => route.fulfill(unchanged)));
    await verified.click();
    const [second] = await Promise.all([
      page.waitForRequest((request) => request.postData()?.includes('includeResolved') ?? false),
      page.getByRole('switch', { name: 'Include resolved findings' }).click(),
    ]);
    expect(second.postDataJSON()).toHaveProperty('includeResolvedFindings');
    released.resolve();
    await expect.poll(() => page.getByText('Somebody was faster.').count(), { timeout: patienceMs }).toBe(2);
  });

  it('that is turned twice in a hurry is as it was turned last', async ({ openPage }) => {
    const page = await openPage({ team: 'settings' });
    const verified = page.getByRole('switch', { name: 'Mark findings as verified' });
    await verified.waitFor();
    const released = Promise.withResolvers<void>();
    const sent: unknown[] = [];
    await page.route(settings, async (route) => {
      sent.push(route.request().postDataJSON());
      await released.promise;
      await route.continue();
    });
    const isOn = await verified.isChecked();
    await verified.click();
    await verified.click();
    released.resolve();
    await expect.poll(() => sent, { timeout: patienceMs }).toEqual([{ markVerified: !isOn }, { markVerified: isOn }]);
    await page.getByRole('switch', { name: 'Mark findings as verified', checked: isOn }).waitFor();
  });

  it('that is saved is told as long as any other, also shortly after another one was', async ({ openPage }) => {
    const page = await openPage({ team: 'settings' });
    await page.clock.install();
    await page.reload();
    const verified = page.getByRole('switch', { name: 'Mark findings as verified' });
    await verified.waitFor();
    await page.clock.pauseAt(Date.now() + 60_000);
    const isOn = await verified.isChecked();
    await verified.click();
    await sees(page.getByRole('status'), 'Saved.');
    await page.clock.runFor(5_000);
    await Promise.all([page.waitForResponse(settings), verified.click()]);
    await page.getByRole('switch', { name: 'Mark findings as verified', checked: isOn }).waitFor();
    await page.clock.runFor(2_000);
    await sees(page.getByRole('status'), 'Saved.');
    await page.clock.runFor(5_000);
    await page.getByRole('status').getByText('Saved.').waitFor({ state: 'detached' });
  });

  it('that is one of several is saved by a button, not by the first arrow key', async ({ openPage }) => {
    const page = await openPage({ team: 'settings' });
    const sent: unknown[] = [];
    page.on('request', (request) => request.method() === 'PATCH' && sent.push(request.postDataJSON()));
    const choice = page.getByLabel('Findings to export');
    await choice.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await choice.inputValue()).toBe('Medium');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await sees(page, 'Saved.');
    await choice.selectOption('All findings');
    await press(page, 'Save findings to export');
    await expect
      .poll(() => sent, { timeout: patienceMs })
      .toEqual([{ minimumSeverity: 'Medium' }, { minimumSeverity: null }]);
  });

  it('of the calls at once is a whole number within bounds, or the default', async ({ openPage }) => {
    const page = await openPage({ team: 'settings' });
    await page.getByText('New products and pace').click();
    const calls = page.getByLabel('Calls at once, at most');
    expect(await calls.inputValue()).toBe('2');
    for (const wrong of ['', '0', 'many']) {
      await calls.fill(wrong);
      await press(page, 'Save calls at once');
      await fieldOf(page, calls).getByRole('alert').waitFor();
      await page.getByRole('button', { name: 'Save calls at once', disabled: false }).waitFor();
    }
    await calls.fill('3');
    await press(page, 'Save calls at once');
    await fieldOf(page, calls).getByRole('alert').waitFor({ state: 'detached' });
    await sees(page, 'Saved.');
    await press(page, 'Use the default of calls at once');
    await expect.poll(() => calls.inputValue(), { timeout: patienceMs }).toBe('2');
  });

  it('of the type of new products offers every type, however many pages they are on, and can be taken back', async ({
    openPage,
  }) => {
    const page = await openPage({ team: 'settings' });
    const type = (id: number) => ({ id, name: `Type ${id}`, links: { defectDojo: 'https://dojo.example.com/' } });
    await page.route('**/v1/product-types?*', (route) => {
      const isLast = new URL(route.request().url()).searchParams.get('cursor') === 'next';
      return route.fulfill({ json: isLast ? { items: [type(2)] } : { items: [type(1)], nextCursor: 'next' } });
    });
    await page.getByText('New products and pace').click();
    const choice = page.getByLabel('Type of new products');
    await choice.locator('option', { hasText: 'Type 2' }).waitFor({ state: 'attached' });
    await choice.selectOption('Type 1');
    expect(await saved(page, 'type of new products')).toEqual({ defaultProductTypeId: 1 });
    await sees(page, 'Saved.');
    await choice.selectOption('The first that the key can see');
    expect(await saved(page, 'type of new products')).toEqual({ defaultProductTypeId: null });
  });

  it('of the type of new products says so where the types cannot be asked for', async ({ openPage }) => {
    const page = await openPage({ team: 'settings' });
    await page.route('**/v1/product-types?*', (route) => route.abort());
    await page.getByText('New products and pace').click();
    await sees(page, 'The API did not answer.');
  });
});
