import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { startAwsLimits } from '../../../../../infra/local/aws-limits/start.ts';

it('stands in front of an emulator: requests and answers pass whole, with their headers and statuses', async () => {
  const emulator = createServer((request, response) => {
    response.writeHead(request.url === '/empty' ? 204 : 404, { 'x-seen': [request.headers.host ?? '', 'twice'] });
    response.end(request.url === '/empty' ? undefined : `${request.method} ${request.url}`);
  });
  await new Promise<void>((resolve) => emulator.listen(0, '127.0.0.1', resolve));
  const { port: upstreamPort } = emulator.address() as AddressInfo;
  const { url, port, controlUrl, stop } = await startAwsLimits({ upstreamPort });
  try {
    const answer = await fetch(`${url}/bucket/key?list=1`, { method: 'POST', body: 'x' });
    expect([answer.status, await answer.text()]).toEqual([404, 'POST /bucket/key?list=1']);
    expect(answer.headers.get('x-seen')).toBe(`127.0.0.1:${port}, twice`);
    expect((await fetch(`${url}/empty`)).status).toBe(204);
    expect(await (await fetch(`${controlUrl}/requests`)).json()).toMatchObject({ requests: 2 });
  } finally {
    await stop();
    emulator.close();
  }
});
