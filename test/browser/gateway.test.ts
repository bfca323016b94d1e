import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { type Gateway, startGateway } from '../support/a-gateway.ts';
import { aCertificate } from '../support/certificates.ts';
import { press, sees } from './on-the-page.ts';
import { it, stage } from './open-page.ts';

const { url, apiKey } = stage.defectDojo;
const authority = aCertificate({ name: 'Gated Root', isAuthority: true, validUntil: Date.now() + 99 * 86_400_000 });
const certificate = aCertificate({ name: 'localhost', host: 'localhost', issuer: authority });
const id = 'canary-id-0123456789';
const secret = 'canary-secret-0123456789';
const newSecret = 'canary-new-0123456789';

let gateway: Gateway;

beforeAll(async () => {
  const headers = { 'x-access-id': id, 'x-access-secret': secret };
  gateway = await startGateway({ target: url, headers, certificate });
});

afterAll(() => gateway.stop());

const field = (within: Page | Locator, label: string) => within.getByLabel(label, { exact: true });

async function type(within: Page | Locator, texts: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, text] of Object.entries(texts)) await field(within, label).fill(text);
}

/** What is said beside a field. */
const beside = (within: Page | Locator, label: string) =>
  within
    .locator('.field')
    .filter({ has: field(within, label) })
    .getByRole('alert');

it('a DefectDojo behind a gateway is connected by whoever does what the page says', async ({ openPage }) => {
  const page = await openPage({ team: 'gateway' });
  await type(page, { 'Instance URL': gateway.url, 'API v2 key': apiKey });
  expect(await field(page, 'Header 1').isVisible()).toBe(false);
  await press(page, 'Connect');
  await sees(beside(page, 'Instance URL'), 'signed by "Gated Root", which is no public authority');
  await type(page, { 'Certificate authority': authority.cert + authority.key });
  await press(page, 'Connect');
  await sees(beside(page, 'Certificate authority'), 'There is a private key in it, which was not stored.');
  await type(page, { 'Certificate authority': authority.cert });
  await press(page, 'Connect');
  await sees(beside(page, 'Instance URL'), 'give the headers that it asks for');
  await type(page, { 'Header 1': 'X-Access-Id', 'Value of header 1': id });
  await type(page, { 'Header 2': 'Authorization', 'Value of header 2': secret });
  await press(page, 'Connect');
  await sees(beside(page, 'Header 2'), 'DefectDojo needs that header itself');
  await type(page, { 'Header 2': 'X-Access-Secret', 'Value of header 2': 'canary' });
  await press(page, 'Connect');
  await sees(beside(page, 'Value of header 2'), 'must have at least 12 characters');
  await type(page, { 'Value of header 2': 'canary-of-another' });
  await press(page, 'Connect');
  await sees(page.locator('details').getByRole('alert'), 'give the headers that it asks for');
  await type(page, { 'Value of header 2': secret });
  await press(page, 'Connect');

  const card = page.getByRole('region', { name: 'Connection' });
  await sees(card, 'Connected');
  await sees(card, 'X-Access-Id, X-Access-Secret');
  await sees(card, 'CN=Gated Root');
  expect(await page.content()).not.toContain('canary');
});

it('what a gateway asks for is changed without the key', async ({ openPage }) => {
  const page = await openPage({ team: 'gateway' });
  gateway.demand({ 'x-access-id': id, 'x-access-secret': newSecret });
  await press(page, 'Change gateway');
  const dialog = page.getByRole('dialog');
  await sees(dialog, 'Sent now: X-Access-Id, X-Access-Secret.');
  await press(dialog, 'Verify and save');
  await sees(dialog.getByRole('alert'), 'give the headers that it asks for');
  await type(dialog, { 'Header 1': 'X-Access-Id', 'Value of header 1': id });
  await type(dialog, { 'Header 2': 'X-Access-Secret', 'Value of header 2': newSecret });
  await press(dialog, 'Verify and save');
  await sees(page.locator('.notices'), 'DefectDojo was reached this way');
  await dialog.waitFor({ state: 'detached' });
  await press(page, 'Verify now');
  await sees(page.locator('.notices'), 'URL and key work.');
});
