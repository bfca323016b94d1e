import path from 'node:path';
import { execa } from 'execa';
import { beforeAll, describe, expect, it } from 'vitest';
import { deploy, synthesize } from '../../infra/local/deploy.ts';
import { emulatorEnvironment } from '../../infra/local/emulator-access.ts';
import { mapRepository, scanRepository } from './mapped-repository.ts';
import { callApi, endpoints, runOfEvent } from './stage.ts';

const repositoryId = 'acme/redeployed';
const folder = path.resolve('.local/test');
const deployedSettings = {
  jwtIssuer: String(claimsOf(endpoints.tokens.manager)['iss']),
  geckoApiUrl: endpoints.gecko.url,
  syncSpacingSeconds: '1',
};
let mappingId = '';

function claimsOf(token: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;
}

/** What the CLI says about differences between what is deployed and what was synthesized into a folder. */
async function diff(assembly: string): Promise<{ differs: boolean; text: string }> {
  const { exitCode, all } = await execa(
    'cdk',
    ['diff', '--app', path.join(assembly, 'cdk.out'), '--fail', '--no-change-set'],
    {
      preferLocal: true,
      env: emulatorEnvironment(endpoints.awsEndpointUrl),
      reject: false,
      all: true,
    },
  );
  return { differs: exitCode !== 0, text: all };
}

beforeAll(async () => {
  mappingId = await mapRepository(repositoryId);
});

async function scan() {
  const rows = ['one', 'two', 'three'].map((id) => ({
    id: `redeployed-${id}`,
    title: 'IDOR in orders',
    severity: 7.5,
  }));
  return scanRepository(repositoryId, rows);
}

describe('a second deployment', () => {
  it('of the same has nothing to change', async () => {
    const { differs, text } = await diff(folder);
    expect(text).toContain('There were no differences');
    expect(differs).toBe(false);
  });

  it('with other settings loses neither data nor events', async () => {
    expect(await runOfEvent(mappingId, await scan())).toMatchObject({ counts: { created: 3 } });
    const before = (await callApi('GET', '/v1/connection')).body;

    const again = path.join(folder, 'again');
    await synthesize(again, { ...deployedSettings, syncSpacingSeconds: '0' });
    expect((await diff(again)).differs).toBe(true);
    const [eventId, outputs] = await Promise.all([scan(), deploy(endpoints.awsEndpointUrl, again)]);

    expect(outputs).toMatchObject({ TableName: endpoints.tableName, SyncQueueUrl: endpoints.syncQueueUrl });
    expect((await callApi('GET', '/v1/connection')).body).toEqual(before);
    const { outcome, counts } = await runOfEvent(mappingId, eventId);
    expect({ outcome, counts }).toMatchObject({ outcome: 'succeeded', counts: { created: 0, unchanged: 3 } });
  });
});
