import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect } from 'vitest';
import { it } from './open-page.ts';
import { views } from './views.ts';

const screenshots = path.resolve(import.meta.dirname, '../../.local/screenshots');
const screens = [
  [1280, 'light'],
  [320, 'dark'],
] as const;

beforeAll(() => mkdir(screenshots, { recursive: true }));

/** What axe-core finds wrong, as far as it can tell without a person. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const results = (await page.evaluate('axe.run()')) as AxeResults;
  expect(results.passes.length).toBeGreaterThan(10);
  return results.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}

describe.concurrent.each(views)('the view "$name"', ({ name, first, isWhole, ...where }) => {
  it('is accessible and fits, on a wide light screen and on a narrow dark one', async ({ openPage }) => {
    const page = await openPage(where);
    await first?.(page);
    await isWhole(page);
    for (const [width, colorScheme] of screens) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: path.join(screenshots, `${name}-${width}.png`), fullPage: true });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      expect(await violations(page)).toEqual([]);
    }
  });
});
