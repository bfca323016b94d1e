import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import { expect, it } from 'vitest';
import { eachDue } from '../../../../functions/sweep/each-due.ts';
import { createHandler } from '../../../../functions/sweep/handler.ts';
import { createSweep, type SweepEnd } from '../../../../functions/sweep/sweep.ts';
import { createPatience } from '../../../../shared/adapters/patience.ts';
import type { RepositoryKey, TeamId } from '../../../../shared/domain/names/ids.ts';
import type { DueList } from '../../../../shared/ports/due-list.ts';
import { capturedLog } from '../../../support/captured-log.ts';
import { readLogLine } from '../../../support/log-line.ts';
import { aClock, aRepository } from '../../../support/sync-fixtures.ts';

const key = aRepository();
const secret = 'Balance-of-others';
const burn = () => Promise.reject(Object.assign(new Error('It is on fire.'), { item: { title: secret } }));

function listOf<Key extends TeamId | RepositoryKey>(one: Key): DueList<Key> {
  return {
    parts: 1,
    async *due() {
      yield { key: one, dueAt: '2026-11-22T12:00:00.000Z' };
    },
    putOff: async () => {},
  };
}

it('a line of the sweep names whom it is about and its invocation, and holds nothing of what an error held', async () => {
  const { logger: log, lines } = capturedLog('sweep');
  const clock = aClock();
  const see = async <Key extends TeamId | RepositoryKey>(one: Key, { endsAt }: SweepEnd) => {
    await eachDue(listOf(one), { clock, log }, { endsAt, perPart: 9 }, burn);
    return {};
  };
  const tasks = {
    repositories: (end: SweepEnd) => see(key, end),
    connections: (end: SweepEnd) => see(key.teamId, end),
    census: burn,
  };
  const sweep = createSweep(tasks, () => {}, log);
  const handler = middy(createHandler({ sweep, patience: createPatience(clock), clock })).use(
    injectLambdaContext(log, { resetKeys: true }),
  );
  const context = { awsRequestId: 'invocation-1', functionName: 'sweep', getRemainingTimeInMillis: () => 90_000 };

  await expect(handler({}, context as Context)).rejects.toThrow('1 tasks of the sweep failed.');
  expect(lines.join('\n')).not.toContain(secret);
  const [repository, connection, task] = lines.map(readLogLine);
  const error = { name: 'Error', message: 'It is on fire.' };
  const common = { function_request_id: 'invocation-1', error };
  expect(repository).toMatchObject({ message: 'what is due could not be seen to', ...key, ...common });
  expect(connection).toMatchObject({ message: 'what is due could not be seen to', teamId: key.teamId, ...common });
  expect(task).toMatchObject({ message: 'a task of the sweep failed', task: 'census', ...common });
});
