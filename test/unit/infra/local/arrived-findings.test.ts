import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countArrivedFindings } from '../../../../infra/local/arrived-findings.ts';
import { type StartedDefectDojo, startDefectDojo } from '../../../../infra/local/defectdojo/start.ts';
import { type Gateway, startGateway } from '../../../support/a-gateway.ts';
import { aCertificate } from '../../../support/certificates.ts';
import { clientWith, placeWith, row } from './defectdojo/client.ts';

const authority = aCertificate({ name: 'Sample Root', isAuthority: true });
const certificate = aCertificate({ name: 'localhost', host: 'localhost', issuer: authority });
const header = { name: 'x-access-id', value: 'canary-0123456789' };

let dojo: StartedDefectDojo;
let gateway: Gateway;

beforeAll(async () => {
  dojo = await startDefectDojo();
  gateway = await startGateway({ target: dojo.url, headers: { [header.name]: header.value }, certificate });
});

afterAll(async () => {
  await gateway.stop();
  await dojo.stop();
});

describe('the findings that arrived', () => {
  it('are counted by severity, whatever the gateway in front of DefectDojo asks for', async () => {
    const rows = [row('a'), row('b'), row('c', { severity: 'Low' })];
    const { test } = await placeWith(clientWith(dojo.dojo, dojo.apiKey), rows);
    const testId = String(test);
    const opened = { url: gateway.url, apiKey: dojo.apiKey };
    const known = { gatewayHeaders: [header], certificateAuthority: authority.cert };
    const counts = await countArrivedFindings({ ...opened, ...known }, testId);
    expect(Object.fromEntries(counts)).toEqual({ Critical: 0, High: 2, Medium: 0, Low: 1, Info: 0 });
    await expect(countArrivedFindings({ ...opened, gatewayHeaders: [header] }, testId)).rejects.toMatchObject({
      code: 'tls_failure',
    });
  });
});
