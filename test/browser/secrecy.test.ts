import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { press, sees } from './on-the-page.ts';
import { it, stage } from './open-page.ts';

/** Everything that a page leaves behind or shows, as text. */
const everywhere = (page: Page) =>
  page.evaluate<string>(
    'JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href, document.documentElement.outerHTML])',
  );

describe('the page, as if it were deployed', () => {
  it('keeps the token in memory alone, and signs in anew when it is reloaded', async ({ openPage }) => {
    const page = await openPage();
    await sees(page, 'Connected');
    const text = await everywhere(page);
    for (const token of Object.values(stage.tokens)) expect(text).not.toContain(token);
    const signingIn = page.waitForRequest('**/sign-in');
    await page.reload();
    await signingIn;
    await sees(page, 'Connected');
  });

  it('has a key field that hides what is typed, that nothing fills in, and that keeps nothing', async ({
    openPage,
  }) => {
    const page = await openPage({ team: 'secrecy' });
    await press(page, 'Change URL or key');
    const key = page.getByLabel('API v2 key');
    expect(await key.inputValue()).toBe('');
    expect(await key.getAttribute('type')).toBe('password');
    expect(await key.getAttribute('autocomplete')).toBe('off');
    await key.fill(stage.defectDojo.apiKey);
    expect(await everywhere(page)).not.toContain(stage.defectDojo.apiKey);
    await press(page.getByRole('dialog'), 'Verify and save');
    await sees(page, 'Connected to DefectDojo.');
    await press(page, 'Change URL or key');
    expect(await page.getByLabel('API v2 key').inputValue()).toBe('');
  });

  it('shows markup in what others named as the text that it is', async ({ openPage }) => {
    const page = await openPage();
    await press(page, 'Map acme/mobile-app');
    const dialog = page.getByRole('dialog');
    const answer = { code: 'product_not_visible', detail: 'No <b>bold</b> product.', advice: 'Name another.' };
    await page.route('**/v1/mappings', (route) => route.fulfill({ status: 422, json: answer }), { times: 1 });
    await press(dialog, 'Map');
    await sees(dialog, 'No <b>bold</b> product.');
    expect(await dialog.locator('b').count()).toBe(0);
  });

  it('refuses script and style that are put into it, and markup made of text', async ({ openPage, complaints }) => {
    const page = await openPage();
    await sees(page, 'Connected');
    expect(await page.evaluate(putIn)).toEqual({ refused: 2, hasRun: false, opacity: '1' });
    await expect.poll(() => complaints.length).toBeGreaterThan(1);
    for (const complaint of complaints.splice(0))
      expect(complaint).toMatch(/Content Security Policy|TrustedHTML|TrustedScript/);
  });
});

/** What somebody would try who got to run something in the page. */
const putIn = `(() => {
  const style = document.createElement('style');
  style.textContent = 'body { opacity: 0.5 }';
  document.head.append(style);
  let refused = 0;
  try {
    const script = document.createElement('script');
    script.textContent = 'window.hasRun = true';
    document.head.append(script);
  } catch { refused += 1; }
  try { document.body.innerHTML = '<i>text</i>'; } catch { refused += 1; }
  return { refused, hasRun: window.hasRun === true, opacity: getComputedStyle(document.body).opacity };
})()`;
