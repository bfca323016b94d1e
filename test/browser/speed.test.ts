import { describe, expect } from 'vitest';
import { it } from './open-page.ts';

const firstPaintMaxMs = 1000;
/** A busy machine may be slow now and then; one that is slow each time isn't excused. */
const tries = 5;

describe('the table of a team with 500 repositories', () => {
  it('is there within a second of opening the page, and is read page by page', async ({ openPage }) => {
    const page = await openPage({ team: 'large' });
    const firstRow = page.locator('tbody tr').first();
    const durations: number[] = [];
    for (let attempt = 0; attempt < tries; attempt += 1) {
      const startedAt = performance.now();
      await page.reload();
      await firstRow.waitFor();
      durations.push(performance.now() - startedAt);
    }
    console.log(`first rows after ${durations.map(Math.round).join(', ')} ms`);
    expect(Math.min(...durations)).toBeLessThanOrEqual(firstPaintMaxMs);
    const names = new Set<string>();
    for (let turn = 0; turn < 20; turn += 1) {
      const headers = page.locator('tbody th a');
      await page.getByText(`Page ${turn + 1}`, { exact: true }).waitFor();
      for (const name of await headers.allInnerTexts()) names.add(name);
      const next = page.getByRole('button', { name: 'Next' });
      // The second click of somebody in a hurry comes before the rows of the next page, and leads no further.
      if (turn < 19) await next.dblclick();
    }
    expect(names.size).toBe(500);
    expect(await page.getByRole('button', { name: 'Next' }).isDisabled()).toBe(true);
  });
});
