import { describe, expect, it } from 'vitest';
import { createDefectDojo } from '../../../../../infra/local/defectdojo/app.ts';

const dojo = createDefectDojo();
/** Those with which it was measured at nginx 1.22.1 and uWSGI 2.0.31. */
const headers = {
  host: 'dojo.example.com:8443',
  connection: 'keep-alive',
  accept: 'application/json',
  'accept-encoding': 'identity',
  'user-agent': 'gecko-defectdojo-export/0.1.0',
  authorization: `Token ${dojo.apiKey}`,
};

/** A request whose query has so many bytes; what no filter of DefectDojo's is called is ignored. */
function asking(queryBytes: number, more: Record<string, string> = {}): Request {
  const query = `other=${'1'.repeat(queryBytes - 'other='.length)}`;
  return new Request(`http://127.0.0.1:8095/api/v2/findings/?${query}`, { headers: { ...headers, ...more } });
}

describe('a query of the DefectDojo stand-in', () => {
  it.each([
    [3_502, 200],
    [3_828, 200],
    [3_829, 502],
    [4_902, 502],
  ])('of %d bytes is answered with %d, as by the uWSGI that DefectDojo ships', async (bytes, status) => {
    expect((await dojo.app.fetch(asking(bytes))).status).toBe(status);
  });

  it('may be the shorter the more headers come with it, and is refused by a page of the proxy', async () => {
    const answer = await dojo.app.fetch(asking(3_828, { 'x-forwarded-for': '203.0.113.7' }));
    expect(answer.status).toBe(502);
    expect(answer.headers.get('content-type')).toBe('text/html');
    expect(await answer.text()).toContain('502 Bad Gateway');
  });
});
