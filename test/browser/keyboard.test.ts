import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { sees } from './on-the-page.ts';
import { it } from './open-page.ts';

/** What has the focus, by its name. */
const focused = (page: Page) =>
  page.evaluate<string>(
    '(document.activeElement.getAttribute("aria-label") ?? document.activeElement.labels?.[0]?.innerText ?? document.activeElement.innerText).trim()',
  );

/** Presses Tab until something has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab');
    if ((await focused(page)) === name) return;
  }
  expect.fail(`nobody gets to "${name}" by pressing Tab`);
}

describe('with the keyboard alone', () => {
  it('everything that can be done on the page is reached, in its order, and seen to have the focus', async ({
    openPage,
  }) => {
    const page = await openPage();
    await page.getByRole('button', { name: 'What to do with acme/webshop' }).waitFor();
    const reached: string[] = [];
    for (let presses = 0; presses < 80; presses += 1) {
      await page.keyboard.press('Tab');
      // After the last one, the browser's own controls would have it.
      if (await page.evaluate('document.activeElement === document.body')) break;
      const name = await focused(page);
      expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle'), name).not.toBe('none');
      reached.push(name);
    }
    const inOrder = ['Verify now', 'Disconnect', 'Push on scan complete', 'Standard version', 'Map many…', 'State'];
    expect(reached.filter((name) => inOrder.includes(name))).toEqual(inOrder);
    expect(reached).toContain('What to do with acme/webshop');
  });

  it('the menu of a row is opened, walked through, left and chosen from', async ({ openPage }) => {
    const page = await openPage();
    await page.getByRole('button', { name: 'What to do with acme/webshop' }).waitFor();
    await tabTo(page, 'What to do with acme/webshop');
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toBe('View vulnerabilities');
    await page.keyboard.press('End');
    expect(await focused(page)).toBe('Remove mapping…');
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toBe('View vulnerabilities');
    await page.keyboard.press('Escape');
    expect(await focused(page)).toBe('What to do with acme/webshop');
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toBe('View vulnerabilities');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => focused(page)).toBe('Edit sections');
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toBe('acme/webshop');
    await sees(page, 'In scope');
  });

  it('a question holds the focus, and gives it back when it is left', async ({ openPage }) => {
    const page = await openPage();
    await page.getByRole('button', { name: 'Disconnect' }).waitFor();
    await tabTo(page, 'Disconnect');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: /^Disconnect http/ }).waitFor();
    for (let presses = 0; presses < 8; presses += 1) {
      await page.keyboard.press('Tab');
      // Between the last one and the first, the browser's own controls have it.
      const isHeld = 'document.activeElement === document.body || document.activeElement.closest("dialog") !== null';
      expect(await page.evaluate(isHeld), await focused(page)).toBe(true);
    }
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await focused(page)).toBe('Disconnect');
  });

  it('a setting is turned with the space bar, which is told, and keeps the focus', async ({ openPage }) => {
    const page = await openPage({ team: 'keyboard' });
    await page.getByRole('switch', { name: 'Mark findings as verified' }).waitFor();
    await tabTo(page, 'Mark findings as verified');
    await page.keyboard.press('Space');
    await sees(page.getByRole('status'), 'Saved.');
    expect(await focused(page)).toBe('Mark findings as verified');
    await page.keyboard.press('Space');
    await page.getByRole('switch', { name: 'Mark findings as verified', checked: true }).waitFor();
  });

  it('what has the focus is never below a notice, also where there is little room', async ({ openPage }) => {
    const page = await openPage({ team: 'keyboard' });
    // The notice stays as long as nobody sets the clock forward.
    await page.clock.install();
    await page.setViewportSize({ width: 320, height: 640 });
    await page.reload();
    const verified = page.getByRole('switch', { name: 'Mark findings as verified' });
    await verified.press('Space');
    await verified.press('Space');
    await sees(page.getByRole('status'), 'Saved.');
    // Up to the last one, after which the browser's own controls would have it.
    for (let presses = 0; presses < 8; presses += 1) {
      await page.keyboard.press('Tab');
      expect(await page.evaluate(isBelowNotice), await focused(page)).toBe(false);
    }
  });
});

const isBelowNotice = `(() => {
  const at = document.activeElement.getBoundingClientRect();
  const notice = document.querySelector('.notices p').getBoundingClientRect();
  return at.bottom > notice.top && at.top < notice.bottom && at.right > notice.left && at.left < notice.right;
})()`;
