import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { afterEach, expect, it } from 'vitest';
import { emulatorClientConfig } from '../../infra/local/emulator-access.ts';
import type { PauseOptions } from '../../infra/pause/options.ts';
import { pauseExports } from '../../infra/pause/pause-exports.ts';
import { tableOf } from '../../infra/pause/stage-table.ts';
import { createDynamoPauses } from '../../shared/adapters/dynamodb/instance/dynamo-pauses.ts';
import { deployedTable } from './deployed-table.ts';
import { endpoints } from './stage.ts';

const pauses = createDynamoPauses(deployedTable);
const now = new Date('2026-11-22T12:00:00.000Z');
const since = now.toISOString();
const [slow, other] = ['slow.example.com:8443', 'other.example.com'];

const order = (command: PauseOptions['command'], instance?: string) =>
  pauseExports({ ...deployedTable, now }, { command, stage: 'local', instance });

afterEach(async () => {
  for (const instance of [undefined, slow]) await order('resume', instance);
});

it('the command that pauses finds the table of the stage by its stack', async () => {
  const client = new CloudFormationClient(emulatorClientConfig(endpoints.awsEndpointUrl));
  expect(await tableOf(client, 'local')).toBe(endpoints.tableName);
  await expect(tableOf(client, 'nowhere')).rejects.toThrow('GeckoDefectDojo-nowhere');
});

it('what the command pauses the functions find paused: one instance, or all, until it lets them go on', async () => {
  expect(await order('pause', slow)).toBe(`Paused:\n  ${slow} since ${since}`);
  expect(await pauses.pauseOf(slow)).toEqual({ instance: slow, since });
  expect(await pauses.pauseOf(other)).toBeUndefined();
  await order('pause');
  expect(await pauses.pauseOf(other)).toEqual({ since });
  expect(await pauses.pauses()).toEqual([{ since }, { instance: slow, since }]);
  expect(await order('resume')).toBe(`Paused:\n  ${slow} since ${since}`);
  expect(await pauses.pauseOf(other)).toBeUndefined();
  expect(await order('resume', slow)).toMatch('Nothing is paused.');
});
