import type { Page } from 'playwright-core';

const webshop = Buffer.from('acme/webshop').toString('base64url');

/** Where a repository's page is. */
export const webshopAt = `#/repositories/${webshop}`;

/** Where a repository is in the API. */
export const webshopPath = `**/v1/mappings/${webshop}`;

/** Has the page get the API's own answers otherwise than they were. */
export async function changeAnswers(page: Page, url: string, change: (answer: object) => object): Promise<void> {
  await page.route(url, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: change((await response.json()) as object) });
  });
}

const codes: Readonly<Record<number, string>> = {
  404: 'sync_not_found',
  409: 'hold_replaced',
  412: 'precondition_failed',
  500: 'internal_error',
};

/** A problem as the API tells it. */
export function problem(status: number, detail = 'Somebody was faster.') {
  const code = codes[status];
  return { status, json: { code, detail, advice: 'Look again.', status } };
}
