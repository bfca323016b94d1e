import { beforeAll, expect, it } from 'vitest';
import { readLogLine } from '../support/log-line.ts';
import { mapRepository } from './mapped-repository.ts';
import { eventually, nextDeadLetter, orderGecko, putEvents, runOfEvent, sweep } from './stage.ts';
import { loggedLines } from './what-was-left.ts';

const repositoryId = 'acme/logged';
const texts = {
  title: 'Balance-of-others in the ledger',
  filePath: 'src/ledger/balance-of-others.ts',
  shortDescription: 'Described-in-prose, with the word of a customer.',
  proofOfConcept: 'curl --header x-key:proof-of-others',
};
let mappingId = '';

beforeAll(async () => {
  mappingId = await mapRepository(repositoryId);
});

/** The lines of the functions themselves, beside those of the platform and of the metrics in between. */
async function functionLines(): Promise<string[]> {
  const lines = (await loggedLines()).split('\n');
  return lines.filter((line) => line.startsWith('{"level"'));
}

it('what the deployed functions log names whom it is about, and holds no text of a finding', async () => {
  const rows = [{ ...texts, severity: 7.5 }];
  const { event } = await orderGecko('POST', '/scans', { repositories: [{ id: repositoryId, rows }] });
  const { teamId, scanId } = event as { teamId: string; scanId: string };
  const [eventId = ''] = await putEvents(event as object);
  const [rejectedId = ''] = await putEvents({ ...(event as object), kind: 'deeper' });
  const { outcome, counts } = await runOfEvent(mappingId, eventId);
  expect({ outcome, counts }).toMatchObject({ outcome: 'succeeded', counts: { created: 1 } });
  expect(JSON.parse((await nextDeadLetter()).Body ?? '{}')).toMatchObject({ id: rejectedId });
  await sweep();

  const lines = await eventually('the lines of all three functions', async () => {
    const read = (await functionLines()).map(readLogLine);
    const ofSweep = read.some(({ message }) => message === 'repositories woken');
    return ofSweep && read.some((line) => line['eventId'] === rejectedId) ? read : undefined;
  });
  const ids = { teamId, repositoryId, scanId };
  expect(lines).toContainEqual(expect.objectContaining({ service: 'push', message: 'run recorded', ...ids }));
  expect(lines).toContainEqual(
    expect.objectContaining({ message: 'event rejected', code: 'detail_invalid', eventId: rejectedId, ...ids }),
  );
  expect(lines).toContainEqual(
    expect.objectContaining({
      service: 'api',
      message: 'Request answered.',
      teamId,
      repositoryId,
      operationId: 'listRuns',
    }),
  );
  const everything = await loggedLines();
  for (const text of Object.values(texts)) expect(everything).not.toContain(text);
});
