import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { execa } from 'execa';
import { describe, expect, it, onTestFinished } from 'vitest';
import cdkJson from '../../cdk.json' with { type: 'json' };
import { requireEmulatorAccount } from '../../infra/local/emulator-access.ts';

/** Runs the app as the CDK's CLI does, which tells it the account that its credentials are of. */
async function synthesizeAs(account: string | undefined, context: Record<string, unknown>) {
  const folder = await mkdtemp(path.join(tmpdir(), 'gecko-app-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const { exitCode, stderr } = await execa('node', ['infra/app.ts'], {
    reject: false,
    env: {
      CDK_OUTDIR: folder,
      CDK_CONTEXT_JSON: JSON.stringify({ ...cdkJson.context, 'aws:cdk:bundling-stacks': [], ...context }),
      CDK_DEFAULT_ACCOUNT: account,
      CDK_DEFAULT_REGION: 'eu-central-1',
    },
  });
  const manifest = () => readFile(path.join(folder, 'manifest.json'), 'utf8');
  return { exitCode, stderr, manifest };
}

describe('the app', () => {
  it('refuses to make the stage local for an account of AWS, and says where to deploy instead', async () => {
    const { exitCode, stderr } = await synthesizeAs('123456789012', { stage: 'local' });
    expect(exitCode).toBe(1);
    expect(stderr).toBe(
      "The stage local is for the emulator's account 000000000000 alone, and these credentials are of 123456789012: it trusts tokens of a local issuer and calls loopback addresses. Deploy the stage dev instead.",
    );
  });

  it('makes the stage local for no account but that of the emulator, whatever the credentials will be', async () => {
    const { exitCode, manifest } = await synthesizeAs(undefined, { stage: 'local' });
    expect(exitCode).toBe(0);
    expect(await manifest()).toContain('"environment": "aws://000000000000/us-east-1"');
  });

  it("takes the emulator's own account, and none at all, for the stage local", () => {
    for (const account of ['000000000000', undefined]) expect(() => requireEmulatorAccount(account)).not.toThrow();
    for (const account of ['123456789012', '', '0']) expect(() => requireEmulatorAccount(account)).toThrow(/emulator/);
  });
});
