import type { Page } from 'playwright-core';
import type { OwnTeam } from './own-teams.ts';

/** A view of the page: its name, where it is, and what is seen once it is whole. */
export interface View {
  readonly name: string;
  readonly at: string;
  readonly as?: 'Member of the demo team';
  readonly team?: OwnTeam;
  /** What a person does first, in the view. */
  readonly first?: (page: Page) => Promise<void>;
  readonly isWhole: (page: Page) => Promise<void>;
}

const webshop = `#/repositories/${idOf('acme/webshop')}`;
const checkout = `#/repositories/${idOf('acme/checkout')}`;
const billing = `#/repositories/${idOf('gitlab:acme/platform/billing')}`;

/** Every view of the page, with what the demonstration left in it. */
export const views: readonly View[] = [
  { name: 'settings', at: '', isWhole: shows('Waits for approval', 'tbody') },
  { name: 'connect', at: '', team: 'disconnected', isWhole: shows('API v2 key', 'dt') },
  { name: 'member', at: '', as: 'Member of the demo team', isWhole: shows('Ask an Admin or Manager of the team.') },
  { name: 'menu', at: '', first: openMenu, isWhole: shows('Remove mapping') },
  { name: 'map', at: '', first: press('Map acme/mobile-app'), isWhole: shows('Product type') },
  { name: 'map to an existing product', at: '', first: mapToExisting, isWhole: shows('acme/webshop', 'dialog label') },
  { name: 'map with sections', at: '', first: mapWithSections, isWhole: shows('V17 WebRTC', 'dialog label') },
  { name: 'all settings', at: '', first: openSettings, isWhole: shows('Calls at once, at most') },
  { name: 'change of version', at: '', first: choose403, isWhole: shows('Nobody chose sections by hand') },
  { name: 'disconnect', at: '', first: press('Disconnect'), isWhole: shows('destroyed at once') },
  { name: 'gateway', at: '', first: press('Change gateway'), isWhole: shows('Certificate authority', 'dialog label') },
  {
    name: 'mappings as a file',
    at: '',
    first: press('Mappings as a file…'),
    isWhole: shows('File to bring in', 'label'),
  },
  { name: 'map many', at: '#/map-many', isWhole: shows('acme/mobile-app') },
  { name: 'audit', at: '#/audit', isWhole: shows('mapping created') },
  { name: 'overview', at: `${webshop}/overview`, isWhole: shows('Sections covered') },
  { name: 'sections', at: `${webshop}/sections`, isWhole: shows('In scope') },
  { name: 'push', at: `${webshop}/push`, first: press('Push now'), isWhole: shows('Finished.') },
  { name: 'preview', at: `${webshop}/preview`, isWhole: shows('Preview again') },
  { name: 'history', at: `${webshop}/history`, isWhole: shows('deep scan') },
  { name: 'run', at: `${webshop}/history`, first: openRun, isWhole: shows('Finding by finding') },
  { name: 'held', at: `${checkout}/overview`, isWhole: shows('Sections covered') },
  { name: 'failed', at: `${billing}/why`, isWhole: shows('Look again') },
];

function idOf(repositoryId: string): string {
  return Buffer.from(repositoryId).toString('base64url');
}

function shows(text: string, within = ':root') {
  return (page: Page) => page.locator(within).getByText(text).first().waitFor();
}

function press(name: string) {
  return (page: Page) => page.getByRole('button', { name, exact: true }).click();
}

async function openMenu(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'What to do with acme/webshop' }).click();
}

async function mapToExisting(page: Page): Promise<void> {
  await press('Map acme/mobile-app')(page);
  await page.getByLabel('One that exists').click();
}

async function mapWithSections(page: Page): Promise<void> {
  await press('Map acme/mobile-app')(page);
  await page.getByText('Branch, ASVS level and sections').click();
  await page.getByLabel('ASVS sections').selectOption('These');
}

async function openSettings(page: Page): Promise<void> {
  await page.getByText('When a mass of changes waits').click();
  await page.getByText('New products and pace').click();
}

async function choose403(page: Page): Promise<void> {
  await page.getByLabel('Standard version').selectOption('ASVS 4.0.3');
  await press('Change… the standard version')(page);
}

async function openRun(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'a deep scan of main' }).first().click();
}
