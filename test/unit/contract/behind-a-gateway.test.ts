import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type StartedDefectDojo, startDefectDojo } from '../../../infra/local/defectdojo/start.ts';
import { createTimedClient } from '../../bench/calibrate/timed-client.ts';
import { createProduct, startWorld } from '../../bench/world.ts';
import { compareAll } from '../../contract/contract.ts';
import { realServer } from '../../contract/servers/real.ts';
import { reportedVersion } from '../../contract/servers/reported-version.ts';
import { sendThrough } from '../../contract/servers/send-through.ts';
import { systemDeduplication } from '../../contract/system-deduplication.ts';
import { type Gateway, startGateway } from '../../support/a-gateway.ts';
import { aCertificate } from '../../support/certificates.ts';
import { type NamedGateway, wayThrough } from '../../support/named-gateway.ts';

const header = { name: 'CF-Access-Client-Secret', value: 'secret-0123456789' };
const authority = aCertificate({ name: 'Sample Root', isAuthority: true });
const certificate = aCertificate({ name: 'localhost', host: 'localhost', issuer: authority });

let dojo: StartedDefectDojo;
let gateway: Gateway;
let folder: string;
let named: NamedGateway;

beforeEach(async () => {
  dojo = await startDefectDojo();
  const headers = { [header.name.toLowerCase()]: header.value };
  gateway = await startGateway({ target: dojo.url, headers, certificate });
  folder = await mkdtemp(path.join(tmpdir(), 'named-gateway-'));
  const authorityFile = path.join(folder, 'authority.pem');
  await writeFile(authorityFile, authority.cert);
  named = { gatewayHeaders: [header], authorityFile };
});

afterEach(async () => {
  await gateway.stop();
  await dojo.stop();
  await rm(folder, { recursive: true });
});

describe('a DefectDojo behind a gateway', () => {
  it('is compared with the recordings as any other', async () => {
    const send = sendThrough(await wayThrough(named));
    const real = realServer({ url: gateway.url, apiKey: dojo.apiKey, send });
    expect(await reportedVersion(gateway.url, send)).toMatch(/^\d+\.\d+\.\d+/);
    const deduplication = await systemDeduplication(real, false);
    const order = { real, recorded: '3.2.0', played: '3.2.0', topics: ['products'], deduplication } as const;
    let count = 0;
    for await (const { disagreements } of compareAll({ ...order, isOver: () => false })) {
      expect(disagreements.filter(({ known }) => known === undefined)).toEqual([]);
      count += 1;
    }
    expect(count).toBeGreaterThan(5);
    expect(gateway.asked.every(({ passed }) => passed)).toBe(true);
  });

  it('is measured by the bench as any other', async () => {
    const real = { url: gateway.url, key: dojo.apiKey, ...named };
    const { call, close } = await createTimedClient(real);
    expect((await call('GET', 'product_types/?limit=1')).body.results).toHaveLength(1);
    await close();
    const world = await startWorld({ size: 1, real });
    expect(await createProduct(world, 'Made through a gateway')).toBeGreaterThan(0);
    world.stop();
    expect(gateway.asked.every(({ passed }) => passed)).toBe(true);
  });

  it('that leads elsewhere, such as to a login page, is not followed with what it asks for', async () => {
    const elsewhere = await startGateway({ target: dojo.url, headers: {} });
    gateway.leadTo(`${elsewhere.url}/api/v2/products/`);
    const send = sendThrough(await wayThrough(named));
    expect((await send(new Request(`${gateway.url}/api/v2/products/`))).status).toBe(302);
    const { call, close } = await createTimedClient({ url: gateway.url, key: dojo.apiKey, ...named });
    await expect(call('GET', 'products/')).rejects.toThrow('GET products/: 302');
    await close();
    expect(elsewhere.asked).toEqual([]);
    await elsewhere.stop();
  });
});
