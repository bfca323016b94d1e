import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { choose, inDefectDojo, orderDefectDojo, press, rowOf, scanned, sees } from './on-the-page.ts';
import { it, type OpenPage, patienceMs, stage } from './open-page.ts';

const repositoryId = 'umbra/loyalty-api';
const { url, apiKey } = stage.defectDojo;
/** The key of before somebody rotates it. */
const firstKey = `key-${crypto.randomUUID()}`;
const ofTheRepository = `product_name=${encodeURIComponent(repositoryId)}&unique_id_from_tool=loyal-`;
const open = `${ofTheRepository}&active=true`;

/** The page as a Manager of a team sees it who has nothing but the documentation. Each test goes on where the one before ended. */
const page = (openPage: OpenPage) => openPage({ as: 'Manager of a team that starts anew' });
const scan = (...ids: string[]) => scanned(repositoryId, ids, stage.otherTeamId);

async function connect(on: Page, given: { url: string; apiKey: string }): Promise<void> {
  await on.getByLabel('Instance URL').fill(given.url);
  await on.getByLabel('API v2 key').fill(given.apiKey);
  await press(on, 'Connect');
}

async function turn(on: Page, name: string, isOn: boolean): Promise<void> {
  await on.getByRole('switch', { name, checked: !isOn }).click();
  await on.getByRole('switch', { name, checked: isOn }).waitFor();
  await on.locator('.notices p').waitFor();
}

describe('connecting, as the documentation leads through it', () => {
  it('shows inline what is wrong with a URL that nobody answers at, and with a key that is no good', async ({
    openPage,
  }) => {
    const on = await page(openPage);
    await connect(on, { url: 'http://127.0.0.1:1', apiKey });
    await sees(on, 'egress');
    await connect(on, { url, apiKey: 'a-wrong-key' });
    await sees(on, 'Copy the API v2 key again');
    expect(await on.getByLabel('API v2 key').getAttribute('aria-invalid')).toBe('true');
    expect(await on.getByLabel('Instance URL').getAttribute('aria-invalid')).toBe('false');
  });

  it('verifies URL and key at once, and shows the instance and what is mapped at the top', async ({ openPage }) => {
    await orderDefectDojo('POST', '/keys', { key: firstKey, superuser: true });
    const on = await page(openPage);
    await connect(on, { url, apiKey: firstKey });
    const card = on.getByRole('region', { name: 'Connection' });
    await sees(card, 'Connected');
    await sees(card, url);
    await card.getByText('Repositories mapped').locator('xpath=..').getByText('0', { exact: true }).waitFor();
    expect(await on.getByLabel('Standard version').inputValue()).toBe('5.0.0');
  });

  it('maps a repository to a product that does not exist yet, with a level, and lists it with provider, level and sections', async ({
    openPage,
  }) => {
    const on = await page(openPage);
    await press(on, `Map ${repositoryId}`);
    const dialog = on.getByRole('dialog');
    await dialog.getByText('Branch, ASVS level and sections').click();
    await dialog.getByLabel('ASVS level').selectOption('L3');
    await press(dialog, 'Map');
    const row = rowOf(on, repositoryId);
    await row.getByText('In sync').waitFor();
    await sees(row, 'GitHub');
    await sees(row, 'L3');
    await sees(row, 'V1');
  });

  it('pushes the findings when a scan completes', async ({ openPage }) => {
    await scan('loyal-1', 'loyal-2', 'loyal-3');
    const on = await page(openPage);
    await choose(on, repositoryId, 'History');
    await expect.poll(() => inDefectDojo(open), { timeout: patienceMs }).toBe(3);
    await on.getByRole('link', { name: 'Overview' }).click();
    await sees(on, 'a deep scan of');
  });
});

describe('the row menu', () => {
  it('leads to the vulnerabilities of the repository in Gecko', async ({ openPage }) => {
    const on = await page(openPage);
    await press(on, `What to do with ${repositoryId}`);
    const href = await on.getByRole('menuitem', { name: 'View vulnerabilities' }).getAttribute('href');
    expect(href).toBe('https://app.gecko.security/repo/umbra%2Floyalty-api/vulnerabilities');
  });

  it('lets sections be edited, each with what speaks for it', async ({ openPage }) => {
    const on = await page(openPage);
    await choose(on, repositoryId, 'Edit sections');
    const authentication = on.getByRole('listitem').filter({ hasText: 'V6 Authentication' }).first();
    await authentication.locator('summary').click();
    await sees(authentication, 'POST /api/login');
    await press(on, 'Remove V6');
    await sees(on, 'V6 is out of scope.');
    await press(on, 'Add again V6');
    await sees(on, 'V6 is in scope.');
    await on.getByLabel('Add a section').selectOption({ label: 'V17 WebRTC' });
    await press(on, 'Add the section');
    await sees(on, 'V17 is in scope.');
  });

  it('shows what of that would move before another version of the standard is followed', async ({ openPage }) => {
    const on = await page(openPage);
    await on.getByLabel('Standard version').selectOption('4.0.3');
    await press(on, 'Change… the standard version');
    const question = on.getByRole('dialog');
    await sees(question, repositoryId);
    await sees(question, 'V17');
    await press(question, 'Change to 4.0.3');
    await sees(on, 'Sections now follow ASVS 4.0.3.');
    await choose(on, repositoryId, 'Edit sections');
    await sees(on, 'V2 Authentication');
  });
});

describe('troubleshooting, resolved by what the page says', () => {
  it('findings do not appear while exports are paused, and do once "Push on scan complete" is on', async ({
    openPage,
  }) => {
    const on = await page(openPage);
    await turn(on, 'Push on scan complete', false);
    await scan('loyal-1', 'loyal-2', 'loyal-3', 'loyal-4');
    await choose(on, repositoryId, "Why aren't my findings there?");
    await sees(on, 'which pauses all exports of the team');
    await on.getByRole('link', { name: 'Go to connection and settings' }).click();
    await turn(on, 'Push on scan complete', true);
    await expect.poll(() => inDefectDojo(open), { timeout: patienceMs }).toBe(4);
  });

  it('resolved findings stay open until "Include resolved findings" is on', async ({ openPage }) => {
    const on = await page(openPage);
    await turn(on, 'Include resolved findings', false);
    await scan('loyal-1', 'loyal-2', 'loyal-3');
    await choose(on, repositoryId, "Why aren't my findings there?");
    await expect
      .poll(
        async () => {
          await press(on, 'Look again');
          return on.getByText('Include resolved findings').count();
        },
        { timeout: patienceMs },
      )
      .toBeGreaterThan(0);
    expect(await inDefectDojo(open)).toBe(4);
    await on.getByRole('link', { name: 'Go to connection and settings' }).click();
    await turn(on, 'Include resolved findings', true);
    await expect.poll(() => inDefectDojo(`${ofTheRepository}&is_mitigated=true`), { timeout: patienceMs }).toBe(1);
  });

  it('the connection fails when the key was rotated, and the new one brings what waited for it', async ({
    openPage,
  }) => {
    await orderDefectDojo('PATCH', `/keys/${firstKey}`, { revoked: true });
    await scan('loyal-1', 'loyal-2', 'loyal-3', 'loyal-5');
    const on = await page(openPage);
    const card = on.getByRole('region', { name: 'Connection' });
    await rowOf(on, repositoryId).getByText('Needs attention').waitFor();
    await press(card, 'Verify now');
    await sees(card, 'it may have been rotated');
    await sees(card, 'Needs attention');
    await press(card, 'Change URL or key');
    const dialog = on.getByRole('dialog');
    await dialog.getByLabel('API v2 key').fill(firstKey);
    await press(dialog, 'Verify and save');
    await sees(dialog, 'it may have been rotated');
    expect(await inDefectDojo(open)).toBe(3);
    await dialog.getByLabel('API v2 key').fill(apiKey);
    await press(dialog, 'Verify and save');
    await sees(card, 'Connected');
    await expect.poll(() => inDefectDojo(open), { timeout: patienceMs }).toBe(4);
  });

  it('a repository that is not mapped says so, and is mapped from there', async ({ openPage }) => {
    const on = await page(openPage);
    await choose(on, repositoryId, 'Remove mapping');
    await press(on.getByRole('dialog'), 'Remove mapping');
    await rowOf(on, repositoryId).getByText('Not mapped').waitFor();
    await choose(on, repositoryId, "Why aren't my findings there?");
    await sees(on, 'The repository is not mapped to a product.');
    await press(on, 'Map to a product…');
    await press(on.getByRole('dialog'), 'Map');
    await on.getByRole('link', { name: 'Push', exact: true }).waitFor();
  });

  it('disconnecting asks first, and destroys the key', async ({ openPage }) => {
    const on = await page(openPage);
    await press(on, 'Disconnect');
    const question = on.getByRole('dialog');
    await sees(question, 'What is in DefectDojo stays there.');
    await press(question, 'Cancel');
    await press(on, 'Disconnect');
    await press(on.getByRole('dialog'), 'Disconnect');
    await on.getByRole('heading', { name: 'Connect DefectDojo' }).waitFor();
    await on.getByRole('link', { name: 'Audit' }).click();
    await sees(on, 'disconnected');
  });
});
