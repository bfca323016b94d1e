import { expect } from 'vitest';
import { callApi, endpoints, orderGecko, putEvents } from './stage.ts';

/** Connects the demo team, and maps one of its repositories to a product of that name. Returns the id of the mapping. */
export async function mapRepository(repositoryId: string): Promise<string> {
  const { url, apiKey } = endpoints.defectDojo;
  expect((await callApi('PUT', '/v1/connection', { body: { url, apiKey } })).status).toBeLessThan(300);
  await orderGecko('PUT', `/repositories/${encodeURIComponent(repositoryId)}`, {});
  const { body } = await callApi('POST', '/v1/mappings', { body: { repositoryId, product: { name: repositoryId } } });
  return String(body['id']);
}

/** Has Gecko make a deep scan that finds these rows, and tell of it. Returns the id of the event. */
export async function scanRepository(
  repositoryId: string,
  rows: readonly object[],
  { keep = false }: { readonly keep?: boolean } = {},
): Promise<string> {
  const { event } = await orderGecko('POST', '/scans', { repositories: [{ id: repositoryId, keep, rows }] });
  const [eventId = ''] = await putEvents(event as object);
  return eventId;
}
