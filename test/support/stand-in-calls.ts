import type { DefectDojo } from '../../infra/local/defectdojo/defectdojo.ts';
import type { createGecko } from '../../infra/local/gecko/gecko.ts';

/** Makes a product by the API of a DefectDojo that serves nobody yet. */
export async function createProductIn(dojo: DefectDojo): Promise<{ id: number }> {
  const response = await dojo.app.request('http://dojo/api/v2/products/', {
    method: 'POST',
    headers: { authorization: `Token ${dojo.apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Shop', description: 'A shop.', prod_type: 1 }),
  });
  return (await response.json()) as { id: number };
}

/** Has the Gecko of a test say something else from now on. */
export async function controlGecko(
  gecko: ReturnType<typeof createGecko>,
  method: string,
  path: string,
  body: object,
): Promise<Record<string, unknown>> {
  const response = await gecko.app.request(`http://gecko/_control${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
  return (await response.json()) as Record<string, unknown>;
}
