import type { DefectDojo } from '../../infra/local/defectdojo/defectdojo.ts';

/** Sends a stand-in an order that it must take. */
export async function post(app: { request: DefectDojo['app']['request'] }, path: string, body: object): Promise<void> {
  const response = await app.request(`http://stand-in${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
}
