import { describe, expect } from 'vitest';
import openApi from '../../functions/api/openapi.json' with { type: 'json' };
import { orderDefectDojo, press, sees } from './on-the-page.ts';
import { it, type OpenPage, stage } from './open-page.ts';

const { url, apiKey } = stage.defectDojo;
const fields = { url: 'Instance URL', apiKey: 'API v2 key' };

/** What the API may answer a wrong URL or key with. */
const codes = openApi.paths['/v1/connection'].put.responses['422'].content['application/problem+json'].schema.allOf
  .flatMap((part) => ('properties' in part ? part.properties.code.enum : []))
  .toSorted();

/** The form, opened to change what is connected; it is the same as the one to connect with. */
async function openForm(openPage: OpenPage) {
  const page = await openPage();
  await press(page, 'Change URL or key');
  return { page, form: page.getByRole('dialog') };
}

/** Only calls with this key go wrong so. */
async function aKeyFor(effect: object): Promise<string> {
  const key = `key-${crypto.randomUUID()}`;
  await orderDefectDojo('POST', '/keys', { key, superuser: true });
  await orderDefectDojo('POST', '/faults', { times: null, headersInclude: { authorization: key }, path: '/*', effect });
  return key;
}

async function aKeyWithoutRights(): Promise<string> {
  const key = `blind-${crypto.randomUUID()}`;
  await orderDefectDojo('POST', '/keys', { key });
  return key;
}

const mistakes: [string, () => Promise<{ url?: string; apiKey?: string }>, keyof typeof fields, string][] = [
  ['nothing in it', async () => ({ url: '', apiKey: '' }), 'url', 'must not be empty'],
  ['a URL that is none', async () => ({ url: 'dojo.example.com' }), 'url', 'https://'],
  ['a port where nobody listens', async () => ({ url: 'http://127.0.0.1:1' }), 'url', 'egress'],
  ['a private address', async () => ({ url: 'https://10.0.0.1' }), 'url', 'public'],
  ['HTTPS where HTTP is spoken', async () => ({ url: url.replace('http:', 'https:') }), 'url', 'TLS'],
  ['another server', async () => ({ url: stage.gecko.url }), 'url', 'DefectDojo'],
  [
    'a server in trouble',
    async () => ({ apiKey: await aKeyFor({ kind: 'status', status: 503 }) }),
    'url',
    'Try again in a minute',
  ],
  [
    'a firewall before it',
    async () => ({ apiKey: await aKeyFor({ kind: 'html', status: 403 }) }),
    'url',
    'pass the proxy or firewall',
  ],
  ['a wrong key', async () => ({ apiKey: 'wrong' }), 'apiKey', 'Copy the API v2 key again'],
  ['a key without rights', async () => ({ apiKey: await aKeyWithoutRights() }), 'apiKey', 'product type'],
];

describe.concurrent('the form to connect', () => {
  it.for(mistakes)(
    'tells of %s beside the field that it is about, and saves nothing',
    async ([_what, given, at, says], { openPage }) => {
      const { page, form } = await openForm(openPage);
      const typed = { url, apiKey, ...(await given()) };
      await form.getByLabel(fields.url).fill(typed.url);
      await form.getByLabel(fields.apiKey).fill(typed.apiKey);
      await press(form, 'Verify and save');
      const field = form.getByLabel(fields[at]);
      await form.getByRole('alert').waitFor();
      expect(await field.getAttribute('aria-invalid')).toBe('true');
      const about = (await field.getAttribute('aria-describedby')) ?? '';
      const trouble = page.locator(`[id="${about.split(' ').at(-1)}"]`);
      expect(await trouble.textContent()).toContain(says);
      expect(await field.inputValue()).toBe(typed[at]);
      await page.keyboard.press('Escape');
      await sees(page.getByRole('region', { name: 'Connection' }), 'Connected');
    },
  );

  it('tells of whatever the API may answer, at whichever field it says, with its advice', async ({ openPage }) => {
    const { page, form } = await openForm(openPage);
    expect(codes.length).toBeGreaterThan(10);
    await form.getByLabel(fields.apiKey).fill('any');
    for (const code of codes) {
      for (const [field, label] of Object.entries(fields)) {
        const problem = { code, detail: `This is ${code}.`, advice: `Mend ${code}.`, field, status: 422 };
        const answer = { status: 422, contentType: 'application/problem+json', body: JSON.stringify(problem) };
        await page.route('**/v1/connection', (route) => route.fulfill(answer), { times: 1 });
        await press(form, 'Verify and save');
        const trouble = form
          .locator('.field')
          .filter({ has: page.getByLabel(label) })
          .getByRole('alert');
        await sees(trouble, `This is ${code}. Mend ${code}.`);
        expect(await form.getByRole('alert').count()).toBe(1);
      }
    }
  });
});
