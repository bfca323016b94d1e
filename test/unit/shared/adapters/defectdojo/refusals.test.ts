import { describe, expect, it } from 'vitest';
import type { Language } from '../../../../../infra/local/defectdojo/model/language.ts';
import { serveHttp } from '../../http/loopback-server.ts';
import { aFilledDefectDojo, aSyncClient, aSyncDefectDojo, failureOf } from './a-sync-defectdojo.ts';

const profilePath = '/api/v2/user_profile/';

/** A server that refuses everything with 403 and these words, and the question whose key it is so: with a profile, or words too. */
async function aServerThatRefuses(words: unknown, profile: { status: number; body: unknown }) {
  const asked: string[] = [];
  const { port } = await serveHttp((request, response) => {
    const path = request.url?.split('?')[0] ?? '';
    asked.push(path);
    const isProfile = path.endsWith(profilePath);
    response.writeHead(isProfile ? profile.status : 403, { 'content-type': 'application/json' });
    response.end(JSON.stringify(isProfile ? profile.body : words));
  });
  const client = aSyncClient({ baseUrl: `http://127.0.0.1:${port}/dojo`, apiKey: 'some-key' });
  return { ...client, profileCalls: () => asked.filter((path) => path.endsWith(profilePath)).length };
}

const goodProfile = { status: 200, body: { user: { username: 'gecko' } } };
const unheardOf = { detail: 'Not with this one.' };

describe('a refusal in words that nobody has seen', () => {
  it('is a missing right where the key may ask whose it is, which is found out once', async () => {
    const { findings, profileCalls } = await aServerThatRefuses(unheardOf, goodProfile);
    for (let time = 0; time < 3; time += 1) {
      expect(await failureOf(findings.countFindings(7))).toMatchObject({ code: 'permission_denied', status: 403 });
    }
    expect(profileCalls()).toBe(1);
  });

  it('is about the key where that may not even ask whose it is', async () => {
    const { findings } = await aServerThatRefuses(unheardOf, { status: 403, body: unheardOf });
    const failure = await failureOf(findings.countFindings(7));
    expect(failure).toMatchObject({ kind: 'setup', code: 'key_rejected' });
    expect(String(failure)).toContain('Not with this one. Replace the key');
  });

  it('is about an expired key where the profile says so', async () => {
    const expired = { status: 403, body: { detail: 'API token has expired.' } };
    const { findings } = await aServerThatRefuses(unheardOf, expired);
    expect(await failureOf(findings.countFindings(7))).toMatchObject({ code: 'key_expired' });
  });

  it.each([503, 404, 400])(
    'is a missing right until the key is found refused: the profile is answered with %d',
    async (status) => {
      const { findings } = await aServerThatRefuses(unheardOf, { status, body: {} });
      expect(await failureOf(findings.countFindings(7))).toMatchObject({ code: 'permission_denied' });
    },
  );

  it('is asked about again while nobody could tell', async () => {
    const { findings, profileCalls } = await aServerThatRefuses(unheardOf, { status: 503, body: {} });
    for (let time = 0; time < 2; time += 1) await failureOf(findings.countFindings(7));
    expect(profileCalls()).toBe(2);
  });

  it('of a write is judged alike', async () => {
    const { findings } = await aServerThatRefuses(unheardOf, { status: 403, body: unheardOf });
    expect(await failureOf(findings.addTags(7, ['gecko']))).toMatchObject({ code: 'key_rejected' });
  });
});

describe('a refusal in known words', () => {
  it('costs no call more', async () => {
    const words = { detail: 'You do not have permission to perform this action.' };
    const { findings, profileCalls } = await aServerThatRefuses(words, goodProfile);
    expect(await failureOf(findings.countFindings(7))).toMatchObject({ code: 'permission_denied' });
    expect(profileCalls()).toBe(0);
  });
});

describe('a refusal without a reason', () => {
  it.each([{ message: 'Forbidden' }, {}, ['no']])(
    'such as %j comes from what stands in front of DefectDojo',
    async (words) => {
      const { findings, dojo, profileCalls } = await aServerThatRefuses(words, goodProfile);
      const failure = await failureOf(findings.countFindings(7));
      expect(failure).toMatchObject({ code: 'access_blocked', isForeign: true });
      expect(String(failure)).toContain('Something in front of DefectDojo blocks us');
      expect(await failureOf(dojo.mayCreateProducts(1))).toMatchObject({ isForeign: true });
      expect(profileCalls()).toBe(0);
    },
  );
});

describe.each<Language>(['en', 'de'])('a DefectDojo whose language is %s', (language) => {
  it('is understood when it refuses the key', async () => {
    const { served, dojo } = await aSyncDefectDojo({ version: '3.3.0-dev' });
    served.store.server.language = language;
    served.store.keys.set(served.apiKey, { key: served.apiKey, user: 1, revoked: true });
    expect(await failureOf(dojo.product(1))).toMatchObject({ code: 'key_rejected' });
  });

  it('is understood when a right is missing', async () => {
    const { served, productId } = await aSyncDefectDojo({ version: '3.3.0-dev' });
    served.store.server.language = language;
    const { apiKey } = served.userWithKey();
    const { dojo } = aSyncClient({ baseUrl: served.url, apiKey });
    expect(await dojo.mayImportInto(productId)).toBe(false);
  });

  it('is understood when a test is gone', async () => {
    const { served, findings, testId } = await aFilledDefectDojo(['a'], { version: '3.3.0-dev' });
    served.store.server.language = language;
    served.store.tests.delete(testId);
    expect(await failureOf(findings.countFindings(testId))).toMatchObject({ code: 'not_found' });
  });
});
