import { describe, expect } from 'vitest';
import { changeAnswers, problem, webshopAt, webshopPath } from './answers.ts';
import { press, sees } from './on-the-page.ts';
import { it, patienceMs } from './open-page.ts';

const since = ['2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z'] as const;
const runOf = (hold: number) => `0193d2a0-7c00-7000-8000-00000000000${hold}`;

describe('what waits for approval', () => {
  it('is shown as it is now, once something else waits', async ({ openPage }) => {
    let hold = 0;
    const page = await openPage();
    await page.clock.install();
    await changeAnswers(page, webshopPath, (mapping) => ({
      ...mapping,
      state: { status: 'held', reason: 'Many closings.', since: since[hold] },
    }));
    await page.route(`${webshopPath}/hold`, (route) =>
      route.fulfill({
        json: {
          runId: runOf(hold),
          reason: `Reason ${hold}.`,
          since: since[hold],
          counts: { closings: 6, creations: 0, open: 6 },
        },
      }),
    );
    await page.route(`${webshopPath}/hold/findings*`, (route) =>
      route.fulfill({ json: { items: [{ geckoId: `finding-${hold}`, change: 'close', links: {} }] } }),
    );
    await page.goto(new URL(`${webshopAt}/overview`, page.url()).href);
    await page.getByText('Finding by finding').click();
    await sees(page, 'finding-0');
    hold = 1;
    await page.clock.runFor(6000);
    await sees(page, 'Reason 1.');
    await page.getByText('Finding by finding').click();
    await sees(page, 'finding-1');
    expect(await page.getByText('finding-0').count()).toBe(0);
    const decided: unknown[] = [];
    await page.route(`${webshopPath}/hold/approval`, (route) => {
      decided.push(route.request().postDataJSON());
      return route.fulfill(problem(409));
    });
    hold = 0;
    await press(page, 'Approve');
    await sees(page, 'Somebody was faster.');
    await sees(page, 'Reason 0.');
    expect(decided).toEqual([{ runId: runOf(1) }]);
  });
});

describe('the sections of a repository', () => {
  it('are asked for anew where somebody else changed them before they were reset', async ({ openPage }) => {
    const page = await openPage({ at: `${webshopAt}/sections` });
    await press(page, 'Reset…');
    const dialog = page.getByRole('dialog');
    await page.route(`${webshopPath}/asvs/reset`, (route) => route.fulfill(problem(412)));
    const isRead = (request: { method(): string; url(): string }) =>
      request.method() === 'GET' && request.url().endsWith('/asvs');
    await Promise.all([page.waitForRequest(isRead), press(dialog, 'Reset')]);
    await sees(dialog, 'Somebody was faster.');
  });

  it('have a level that is saved by a button, not by the first arrow key', async ({ openPage }) => {
    const page = await openPage({ at: `${webshopAt}/sections` });
    const sent: unknown[] = [];
    await page.route(`${webshopPath}/asvs`, (route) => {
      if (route.request().method() === 'GET') return route.fallback();
      sent.push(route.request().postDataJSON());
      return route.fulfill(problem(412));
    });
    await page.getByLabel('ASVS level').focus();
    for (const key of ['ArrowDown', 'ArrowDown', 'Tab', 'Enter']) await page.keyboard.press(key);
    await sees(page, 'Somebody was faster.');
    expect(sent).toEqual([{ level: 'L2' }]);
    await page.getByLabel('Add a section').focus();
    for (const key of ['ArrowDown', 'ArrowDown']) await page.keyboard.press(key);
    const added = await page.getByLabel('Add a section').inputValue();
    for (const key of ['Tab', 'Enter']) await page.keyboard.press(key);
    await expect.poll(() => sent.length, { timeout: patienceMs }).toBe(2);
    expect(sent[1]).toEqual({ add: [added] });
  });
});

describe('the vulnerabilities of a repository', () => {
  it('are where the API says that they are', async ({ openPage }) => {
    const page = await openPage();
    const elsewhere = 'https://gecko.example.com/of-webshop';
    await changeAnswers(page, webshopPath, (mapping) => ({ ...mapping, links: { geckoVulnerabilities: elsewhere } }));
    await page.goto(new URL(`${webshopAt}/overview`, page.url()).href);
    const link = page.getByRole('link', { name: 'View vulnerabilities' });
    expect(await link.getAttribute('href')).toBe(elsewhere);
    expect(await link.getAttribute('rel')).toBe('noreferrer');
  });
});

describe('a preview', () => {
  it('that went wrong can be asked for again', async ({ openPage }) => {
    const page = await openPage();
    await page.route(`${webshopPath}/previews`, (route) => route.fulfill(problem(500)), { times: 1 });
    await page.goto(new URL(`${webshopAt}/preview`, page.url()).href);
    await sees(page, 'Somebody was faster.');
    await press(page, 'Preview again');
    await sees(page.locator('.counts'), 'unchanged');
  });
});

describe('open findings by severity', () => {
  it('are no number before any were counted', async ({ openPage }) => {
    const page = await openPage();
    const uncounted = { sections: [], suggested: [], removed: [] };
    await changeAnswers(page, `${webshopPath}/asvs`, (profile) => ({ ...profile, ...uncounted }));
    await page.goto(new URL(`${webshopAt}/overview`, page.url()).href);
    const picture = page.getByRole('figure').filter({ hasText: 'Open findings in ASVS sections' });
    expect(await picture.locator('.big').innerText()).toBe('—');
  });
});
