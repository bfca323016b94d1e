import { text } from 'node:stream/consumers';
import { describe, expect } from 'vitest';
import { choose, inDefectDojo, mapped, orderDefectDojo, press, rowOf, scanned, sees } from './on-the-page.ts';
import { it, type OpenPage, patienceMs, stage } from './open-page.ts';
import { idOfTeam } from './own-teams.ts';

const ids = (name: string, count: number) => Array.from({ length: count }, (_, index) => `${name}-${index}`);
const openOf = (name: string) => inDefectDojo(`unique_id_from_tool=${name}-&active=true`);

describe('the table of repositories', () => {
  it('is searched and filtered', async ({ openPage }) => {
    const page = await openPage();
    await rowOf(page, 'acme/webshop').waitFor();
    await page.getByLabel('Search repositories').fill('checkout');
    await rowOf(page, 'acme/webshop').waitFor({ state: 'detached' });
    await rowOf(page, 'acme/checkout').waitFor();
    await page.getByLabel('Search repositories').fill('nothing of that name');
    await sees(page, 'No repository fits.');
    await page.getByLabel('Search repositories').fill('');
    await page.getByLabel('State').selectOption('Not mapped');
    await rowOf(page, 'acme/checkout').waitFor({ state: 'detached' });
    await rowOf(page, 'acme/mobile-app').waitFor();
  });

  it('is saved as a CSV file', async ({ openPage }) => {
    const page = await openPage();
    await rowOf(page, 'acme/webshop').waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Download CSV')]);
    expect(download.suggestedFilename()).toBe('repositories.csv');
    const csv = await text(await download.createReadStream());
    const [head, ...rows] = csv.trim().split('\r\n');
    expect(head).toContain('repository');
    expect(rows.some((row) => row.includes('acme/webshop'))).toBe(true);
  });

  it('maps a repository to a product that exists, found by its name', async ({ openPage }) => {
    await scanned('acme/till', ids('till', 3));
    const page = await openPage();
    await press(page, 'Map acme/till');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('One that exists').click();
    await dialog.getByText('acme/checkout').waitFor();
    await dialog.getByLabel('Search products').fill('web');
    await dialog.getByText('acme/checkout').waitFor({ state: 'detached' });
    await dialog.getByLabel('acme/webshop').click();
    await press(dialog, 'Map');
    await rowOf(page, 'acme/till').getByText('In sync').waitFor();
    await sees(rowOf(page, 'acme/till'), 'acme/webshop');
  });

  it('maps a repository with a level and the sections that people tick', async ({ openPage }) => {
    await scanned('sections/chosen', ids('chosen', 3), idOfTeam('sections'));
    const page = await openPage({ team: 'sections' });
    await press(page, 'Map sections/chosen');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Branch, ASVS level and sections').click();
    await dialog.getByLabel('ASVS level').selectOption('L1');
    await dialog.getByLabel('ASVS sections').selectOption('These');
    await dialog.getByLabel('V6 Authentication').check();
    await dialog.getByLabel('V17 WebRTC').check();
    await press(dialog, 'Map');
    const row = rowOf(page, 'sections/chosen');
    await sees(row, 'L1');
    expect(await row.locator('code').allInnerTexts()).toEqual(['V6', 'V17']);
  });

  it('maps many, each with a product that is proposed and a result of its own', async ({ openPage }) => {
    await Promise.all(['acme/stock', 'acme/returns', 'acme/RETURNS-old'].map((id) => scanned(id, [])));
    const page = await openPage({ at: '#/map-many' });
    await page.getByLabel('acme/stock', { exact: true }).check();
    await page.getByLabel('acme/returns', { exact: true }).check();
    await press(page, 'Map 2 chosen');
    await sees(page, 'Mapped to acme/stock');
    await sees(page, 'Mapped to acme/returns');
    expect(await page.getByLabel('acme/RETURNS-old').isChecked()).toBe(false);
  });

  it('says for a mapping that went wrong what to do, and what is chosen instead works', async ({ openPage }) => {
    await rowIsFailed(openPage, 'gitlab:acme/platform/lost');
    const page = await openPage();
    await choose(page, 'gitlab:acme/platform/lost', "Why aren't my findings there?");
    await sees(page, 'The mapped product does not exist in DefectDojo');
    await page.getByRole('button', { name: 'Map to a product…' }).first().click();
    await press(page.getByRole('dialog'), 'Map');
    await sees(page, 'DefectDojo shows what Gecko says.');
  });
});

/** A repository whose product somebody deleted. */
async function rowIsFailed(openPage: OpenPage, repositoryId: string): Promise<void> {
  await scanned(repositoryId, ids('lost', 2));
  const page = await openPage();
  await mapped(page, repositoryId);
  const { url, apiKey } = stage.defectDojo;
  const headers = { authorization: `Token ${apiKey}` };
  const query = new URLSearchParams({ name_exact: repositoryId });
  const answer = await fetch(`${url}/api/v2/products/?${query}`, { headers });
  const { results } = (await answer.json()) as { results: { id: number }[] };
  await fetch(`${url}/api/v2/products/${results[0]?.id}/`, { method: 'DELETE', headers });
  await scanned(repositoryId, ids('lost', 3));
  await rowOf(page, repositoryId).getByText('Needs attention').waitFor();
}

describe('a repository, from its row menu', () => {
  it('is pushed now, which is followed to its end', async ({ openPage }) => {
    await scanned('acme/pushed', ids('pushed', 3));
    const page = await openPage();
    await mapped(page, 'acme/pushed');
    await choose(page, 'acme/pushed', 'Push now');
    await sees(page, 'Finished.');
    await sees(page, 'succeeded');
    await sees(page, 'unchanged');
    // Reloading follows the same push, and asks for no other.
    const address = page.url();
    expect(address).toMatch(/\/push\/[0-9a-f-]{36}$/);
    await page.reload();
    await sees(page, 'Finished.');
    expect(page.url()).toBe(address);
  });

  it('waits for approval when everything would be closed; what was approved is taken back by reverting it', async ({
    openPage,
  }) => {
    await scanned('acme/held', ids('held', 4));
    const page = await openPage();
    await mapped(page, 'acme/held');
    await scanned('acme/held', []);
    await rowOf(page, 'acme/held').getByText('Waits for approval', { exact: true }).waitFor();
    await choose(page, 'acme/held', 'Decide what waits');
    await sees(page, 'of 4 open findings');
    await page.getByText('Finding by finding').click();
    await sees(page, 'held-0');
    await press(page, 'Approve');
    await expect.poll(() => openOf('held'), { timeout: patienceMs }).toBe(0);
    await page.getByRole('link', { name: 'History' }).click();
    await page.locator('.run-line').filter({ hasText: 'closed' }).getByRole('link').first().click();
    await press(page, 'Revert closings…');
    await press(page.getByRole('dialog'), 'Revert closings');
    await expect.poll(() => openOf('held'), { timeout: patienceMs }).toBe(4);
  });

  it('shows in a preview what a push would do, and leaves everything open when what waits is discarded', async ({
    openPage,
  }) => {
    await scanned('acme/discarded', ids('discarded', 4));
    const page = await openPage();
    await mapped(page, 'acme/discarded');
    await scanned('acme/discarded', []);
    await rowOf(page, 'acme/discarded').getByText('Waits for approval', { exact: true }).waitFor();
    await choose(page, 'acme/discarded', 'Preview a push');
    await sees(page.locator('.counts'), 'held');
    expect(await page.locator('.entries tbody tr').count()).toBe(4);
    await page.getByRole('link', { name: 'Overview' }).click();
    await press(page, 'Discard');
    await sees(page, 'Discarded: nothing is closed.');
    await sees(page.getByRole('region', { name: 'acme/discarded' }), 'In sync');
    expect(await openOf('discarded')).toBe(4);
  });

  it('is checked for drift, and repaired', async ({ openPage }) => {
    await scanned('acme/drifted', ids('drifted', 3));
    const page = await openPage();
    await mapped(page, 'acme/drifted');
    await deleteFinding('drifted-1');
    await choose(page, 'acme/drifted', 'Check for drift');
    await sees(page.locator('.counts'), 'missing');
    await press(page, 'Repair…');
    await press(page.getByRole('dialog'), 'Repair');
    await expect.poll(() => openOf('drifted'), { timeout: patienceMs }).toBe(3);
  });

  it('goes back to what was detected', async ({ openPage }) => {
    await scanned('sections/reset', ids('reset', 3), idOfTeam('sections'));
    const page = await openPage({ team: 'sections' });
    await mapped(page, 'sections/reset');
    await choose(page, 'sections/reset', 'Edit sections');
    await press(page, 'Remove V6');
    await page.getByRole('heading', { name: 'Removed' }).waitFor();
    await press(page, 'Reset…');
    await press(page.getByRole('dialog'), 'Reset');
    await page.getByRole('heading', { name: 'Removed' }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Remove V6', exact: true }).waitFor();
  });
});

async function deleteFinding(id: string): Promise<void> {
  const { url, apiKey } = stage.defectDojo;
  const headers = { authorization: `Token ${apiKey}` };
  const answer = await fetch(`${url}/api/v2/findings/?unique_id_from_tool=${id}`, { headers });
  const { results } = (await answer.json()) as { results: { id: number }[] };
  await orderDefectDojo('DELETE', `/rows/findings/${results[0]?.id}`);
}
