import {
  CreateSecretCommand,
  DeleteSecretCommand,
  GetSecretValueCommand,
  InvalidRequestException,
  PutSecretValueCommand,
  ResourceExistsException,
  ResourceNotFoundException,
  RestoreSecretCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createSecretsManagerKeyStore } from '../../../../shared/adapters/secrets-manager-key-store.ts';
import { teamIdSchema } from '../../../../shared/domain/names/ids.ts';
import { aClock } from '../../../support/sync-fixtures.ts';

const secrets = mockClient(SecretsManagerClient);
afterAll(() => secrets.restore());
const teamId = teamIdSchema.parse('team-1');
const name = 'gecko-defectdojo/test/teams/team-1/defectdojo';
const key = { baseUrl: 'https://dojo.example.com', apiKey: 'canary-key', version: 3 };
const missing = new ResourceNotFoundException({ message: 'none', $metadata: {} });
const beingDeleted = new InvalidRequestException({ message: 'scheduled for deletion', $metadata: {} });

let clock: ReturnType<typeof aClock>;
const store = () =>
  createSecretsManagerKeyStore({
    client: new SecretsManagerClient({}),
    prefix: 'gecko-defectdojo/test',
    clock,
    wait: async (ms) => clock.advance(ms),
  });
const holds = (secretName: string, value: unknown) =>
  secrets.on(GetSecretValueCommand, { SecretId: secretName }).resolves({ SecretString: JSON.stringify(value) });

beforeEach(() => {
  secrets.reset();
  secrets.on(GetSecretValueCommand).rejects(missing);
  secrets.on(RestoreSecretCommand).rejects(missing);
  clock = aClock();
});

describe('the keys of a team', () => {
  it('are read from the secret that the naming rule names', async () => {
    holds(name, key);
    expect(await store().defectDojoKey(teamId)).toEqual(key);
  });

  it('are read together with what a gateway asks for, and with the authority to trust', async () => {
    const gatewayHeaders = [{ name: 'X-Access', value: 'canary-0123456789' }];
    holds(name, { ...key, gatewayHeaders, certificateAuthority: 'PEM' });
    expect(await store().defectDojoKey(teamId)).toEqual({ ...key, gatewayHeaders, certificateAuthority: 'PEM' });
    holds(name, { ...key, gatewayHeaders: [{ name: 'X-Access' }] });
    await expect(store().defectDojoKey(teamId)).rejects.toMatchObject({ code: 'secret_invalid' });
  });

  it('are kept in memory for a quarter of an hour, unless a fresh one is asked for', async () => {
    holds(name, key);
    const keys = store();
    await keys.defectDojoKey(teamId);
    await keys.defectDojoKey(teamId);
    expect(secrets.commandCalls(GetSecretValueCommand)).toHaveLength(1);
    await keys.defectDojoKey(teamId, { fresh: true });
    clock.advance(899_999);
    await keys.defectDojoKey(teamId);
    expect(secrets.commandCalls(GetSecretValueCommand)).toHaveLength(2);
    clock.advance(1);
    await keys.defectDojoKey(teamId);
    expect(secrets.commandCalls(GetSecretValueCommand)).toHaveLength(3);
  });

  it('are none for a team that is not connected', async () => {
    expect(await store().defectDojoKey(teamId)).toBeUndefined();
  });

  it('are none while they are being destroyed', async () => {
    secrets.on(GetSecretValueCommand, { SecretId: name }).rejects(beingDeleted);
    expect(await store().defectDojoKey(teamId)).toBeUndefined();
  });

  it('are refused without being quoted when the secret holds something else', async () => {
    holds(name, { apiKey: 'canary-key' });
    const error = await store()
      .defectDojoKey(teamId)
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'secret_invalid', message: expect.stringContaining(name) });
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('canary-key');
  });

  it('fall back to the one Gecko key for all teams', async () => {
    holds('gecko-defectdojo/test/gecko', { apiKey: 'gk_all' });
    expect(await store().geckoKey(teamId)).toBe('gk_all');
    holds('gecko-defectdojo/test/teams/team-1/gecko', { apiKey: 'gk_own' });
    expect(await store().geckoKey(teamId)).toBe('gk_own');
  });

  it('have the one Gecko key for all teams in memory, and that a team has none of its own', async () => {
    holds('gecko-defectdojo/test/gecko', { apiKey: 'gk_all' });
    const keys = store();
    for (let time = 0; time < 3; time += 1) expect(await keys.geckoKey(teamId)).toBe('gk_all');
    expect(secrets.commandCalls(GetSecretValueCommand)).toHaveLength(2);
    holds('gecko-defectdojo/test/teams/team-1/gecko', { apiKey: 'gk_own' });
    expect(await keys.geckoKey(teamId, { fresh: true })).toBe('gk_own');
    expect(await keys.geckoKey(teamId)).toBe('gk_own');
  });

  it('include a Gecko key of its own beside the one for all teams after a quarter of an hour at the latest', async () => {
    holds('gecko-defectdojo/test/gecko', { apiKey: 'gk_all' });
    const keys = store();
    await keys.geckoKey(teamId);
    holds('gecko-defectdojo/test/teams/team-1/gecko', { apiKey: 'gk_own' });
    clock.advance(15 * 60_000 - 1);
    expect(await keys.geckoKey(teamId)).toBe('gk_all');
    clock.advance(1);
    expect(await keys.geckoKey(teamId)).toBe('gk_own');
  });

  it('include a Gecko key that is stored after there was none', async () => {
    const keys = store();
    expect(await keys.geckoKey(teamId)).toBeUndefined();
    holds('gecko-defectdojo/test/teams/team-1/gecko', { apiKey: 'gk_own' });
    expect(await keys.geckoKey(teamId)).toBe('gk_own');
  });
});

describe('keeping a key', () => {
  it('makes a secret for a new team, tagged with it', async () => {
    secrets.on(CreateSecretCommand).resolves({});
    await store().putDefectDojoKey(teamId, key);
    expect(secrets.commandCalls(CreateSecretCommand)[0]?.args[0].input).toMatchObject({
      Name: name,
      Tags: [{ Key: 'teamId', Value: 'team-1' }],
    });
  });

  it('waits some seconds for the name of a secret that was just destroyed', async () => {
    const before = clock.now().getTime();
    secrets.on(CreateSecretCommand).rejectsOnce(beingDeleted).rejectsOnce(beingDeleted).resolves({});
    await store().putDefectDojoKey(teamId, key);
    expect(secrets.commandCalls(CreateSecretCommand)).toHaveLength(3);
    expect(clock.now().getTime() - before).toBe(750);
  });

  it('gives up on a name that stays taken, well before the API has to answer', async () => {
    const before = clock.now().getTime();
    secrets.on(CreateSecretCommand).rejects(beingDeleted);
    await expect(store().putDefectDojoKey(teamId, key)).rejects.toBe(beingDeleted);
    expect(clock.now().getTime() - before).toBeLessThan(10_000);
  });

  it('replaces the value of a secret that exists, and serves the new one at once', async () => {
    holds(name, key);
    const keys = store();
    await keys.defectDojoKey(teamId);
    secrets.on(CreateSecretCommand).rejects(new ResourceExistsException({ message: 'exists', $metadata: {} }));
    secrets.on(PutSecretValueCommand).resolves({});
    await keys.putDefectDojoKey(teamId, { ...key, version: 4 });
    holds(name, { ...key, version: 4 });
    expect((await keys.defectDojoKey(teamId))?.version).toBe(4);
  });

  it('takes back a secret that somebody scheduled for deletion, and gives it the new value', async () => {
    secrets.on(CreateSecretCommand).rejects(beingDeleted);
    secrets.on(RestoreSecretCommand).resolves({});
    secrets.on(PutSecretValueCommand).resolves({});
    await store().putDefectDojoKey(teamId, key);
    expect(secrets.commandCalls(RestoreSecretCommand)[0]?.args[0].input).toEqual({ SecretId: name });
    const [put] = secrets.commandCalls(PutSecretValueCommand);
    expect(put?.args[0].input).toEqual({ SecretId: name, SecretString: JSON.stringify(key) });
    expect(clock.now()).toEqual(aClock().now());
  });

  it('schedules the deletion of a secret again that it took back and could not give the new value', async () => {
    secrets.on(CreateSecretCommand).rejects(beingDeleted);
    secrets.on(RestoreSecretCommand).resolves({});
    secrets.on(PutSecretValueCommand).rejects(new Error('no answer'));
    secrets.on(DeleteSecretCommand).resolves({});
    await expect(store().putDefectDojoKey(teamId, key)).rejects.toThrow('no answer');
    expect(secrets.commandCalls(DeleteSecretCommand)[0]?.args[0].input).toEqual({ SecretId: name });
  });

  it('waits for the name of a secret that is destroyed while it is taken back', async () => {
    secrets.on(CreateSecretCommand).rejectsOnce(beingDeleted).resolves({});
    secrets.on(RestoreSecretCommand).resolves({});
    secrets.on(PutSecretValueCommand).rejects(missing);
    secrets.on(DeleteSecretCommand).rejects(missing);
    await store().putDefectDojoKey(teamId, key);
    expect(secrets.commandCalls(CreateSecretCommand)).toHaveLength(2);
  });

  it('destroys one that was scheduled for deletion, for which it has to be taken back first', async () => {
    secrets.on(DeleteSecretCommand).rejectsOnce(beingDeleted).resolves({});
    secrets.on(RestoreSecretCommand).resolves({});
    await store().destroyDefectDojoKey(teamId);
    expect(secrets.commandCalls(DeleteSecretCommand)).toHaveLength(2);
  });

  it('says when it can not be destroyed, since it can still be read', async () => {
    secrets.on(DeleteSecretCommand).rejects(beingDeleted);
    holds(name, key);
    const destroying = store().destroyDefectDojoKey(teamId);
    await expect(destroying).rejects.toMatchObject({ code: 'key_not_destroyed', cause: beingDeleted });
    await expect(destroying).rejects.not.toThrow('canary');
  });

  it('destroys it without a recovery window, however often', async () => {
    secrets.on(DeleteSecretCommand).resolvesOnce({}).rejectsOnce(beingDeleted).rejects(missing);
    for (let repeat = 0; repeat < 2; repeat += 1) await store().destroyDefectDojoKey(teamId);
    await store().destroyDefectDojoKey(teamId);
    expect(secrets.commandCalls(DeleteSecretCommand)[0]?.args[0].input).toEqual({
      SecretId: name,
      ForceDeleteWithoutRecovery: true,
    });
  });
});
