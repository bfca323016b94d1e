import type { Endpoints } from '../endpoints.ts';
import { scan } from './demo-scan.ts';
import { type DemoTeam, demoTeam, followRun, mapRepository } from './demo-team.ts';

const lostRepository = 'gitlab:acme/platform/billing';
const heldRepository = 'acme/checkout';
const unmappedRepository = 'acme/mobile-app';
const othersRepository = 'umbra/loyalty-api';

/** What a scan of the held repository finds, before one finds nothing any more. */
const checkoutFindings = [
  { title: 'Anybody can read the basket of others (IDOR)', severity: 8.1, cwe: 'CWE-639' },
  { title: 'The discount code is checked in the browser alone', severity: 7.1, cwe: 'CWE-602' },
  { title: 'SQL injection in the search of orders', severity: 9.4, cwe: 'CWE-89' },
  { title: 'The session lives on after signing out', severity: 5.4, cwe: 'CWE-613' },
  { title: 'Card numbers are written to the log', severity: 6.5, cwe: 'CWE-532' },
  { title: 'A redirect follows any address', severity: 4.3, cwe: 'CWE-601' },
];

/** What the scans find the code to do. */
const about = {
  endpoints: [
    { method: 'POST', path: '/api/login', file: 'src/auth/login.ts' },
    { method: 'GET', path: '/api/baskets/:id', file: 'src/baskets/show.ts' },
    { method: 'POST', path: '/api/payments', file: 'src/payments/pay.ts' },
  ],
  wiki: '## Overview\nA service for the checkout of a shop: people sign in, fill a basket and pay.',
};

/**
 * Makes the page worth looking at: a repository whose push waits for a person, one whose push failed with a remedy, one that
 * isn't mapped yet, and a second team that isn't connected yet. Only with the stand-in of DefectDojo, since a product is
 * deleted there.
 */
export async function tellStories(endpoints: Endpoints): Promise<void> {
  const team = demoTeam(endpoints);
  await Promise.all([scanUnmapped(endpoints), lose(endpoints, team), hold(endpoints, team)]);
}

/** Somebody deletes the product in DefectDojo before the first push. */
async function lose(endpoints: Endpoints, team: DemoTeam): Promise<void> {
  const { id: mappingId, product } = await mapRepository(team, lostRepository);
  const { url, apiKey } = endpoints.defectDojo;
  const headers = { authorization: `Token ${apiKey}` };
  await fetch(`${url}/api/v2/products/${product.id}/`, { method: 'DELETE', headers });
  const eventId = await scan(endpoints, team.id, { id: lostRepository, keep: true }, about);
  await followRun(team, { mappingId, eventId, outcomes: ['failed'] });
}

/** A scan finds nothing where another one found everything. */
async function hold(endpoints: Endpoints, team: DemoTeam): Promise<void> {
  const { id: mappingId } = await mapRepository(team, heldRepository);
  const first = await scan(endpoints, team.id, { id: heldRepository, rows: checkoutFindings }, about);
  await followRun(team, { mappingId, eventId: first, outcomes: ['succeeded', 'partial'] });
  const second = await scan(endpoints, team.id, { id: heldRepository, rows: [] }, about);
  await followRun(team, { mappingId, eventId: second, outcomes: ['held'] });
}

/** Scans of what nobody mapped: there is something to push as soon as somebody does. */
async function scanUnmapped(endpoints: Endpoints): Promise<void> {
  const rows = checkoutFindings.slice(0, 4).map(({ title, ...row }) => ({ ...row, title: `${title}, in the app too` }));
  await scan(endpoints, endpoints.demoTeamId, { id: unmappedRepository, rows }, about);
  await scan(endpoints, endpoints.otherTeamId, { id: othersRepository, keep: true }, about);
}
