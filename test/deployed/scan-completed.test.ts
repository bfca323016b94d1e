import { beforeAll, describe, expect, inject, it } from 'vitest';
import { mapRepository } from './mapped-repository.ts';
import {
  askDefectDojo,
  callApi,
  endpoints,
  eventually,
  messagesIn,
  nextDeadLetter,
  orderGecko,
  putEvents,
  runOfEvent,
} from './stage.ts';

const demoScan = inject('demoScan');
const repositories = ['acme/orders', 'gitlab:acme/platform/ledger'];
const mappingIds = new Map<string, string>();

beforeAll(async () => {
  for (const repositoryId of repositories) mappingIds.set(repositoryId, await mapRepository(repositoryId));
});

/** A deep scan that finds new rows in both repositories, beside what was found before; as Gecko tells it. */
async function scanOfBoth(newRowsEach: number): Promise<{ repositories: object[] }> {
  const { event } = await orderGecko('POST', '/scans', {
    repositories: repositories.map((id) => ({
      id,
      keep: true,
      rows: Array.from({ length: newRowsEach }, (_, index) => ({ title: `IDOR in handler ${index}`, severity: 7.5 })),
    })),
  });
  return event as { repositories: object[] };
}

const mappingOf = (repositoryId: string) => mappingIds.get(repositoryId) ?? '';

const findingsIn = async (repositoryId: string): Promise<number> => {
  const { results } = await askDefectDojo(`/products/?name_exact=${encodeURIComponent(repositoryId)}`);
  return (await askDefectDojo(`/findings/?limit=1&test__engagement__product=${results[0]?.['id']}`)).count;
};

describe('an event with three repositories, one of them malformed', () => {
  it('syncs the two good ones and dead-letters the third alone, with its reason', async () => {
    const event = await scanOfBoth(3);
    const malformed = { id: 'no-slash', provider: 'github', branch: 'main' };
    const [eventId = ''] = await putEvents({ ...event, repositories: [...event.repositories, malformed] });

    for (const repositoryId of repositories) {
      const { outcome, counts } = await runOfEvent(mappingOf(repositoryId), eventId);
      expect({ outcome, created: counts['created'] }).toEqual({ outcome: 'succeeded', created: 3 });
      expect(await findingsIn(repositoryId)).toBe(3);
    }
    const letter = await nextDeadLetter();
    expect(letter.MessageAttributes?.['reason']?.StringValue).toContain('repositories[2]: id must be a path');
    expect(JSON.parse(letter.Body ?? '{}')).toMatchObject({ id: eventId, detail: { repositories: [malformed] } });
    await eventually('an empty sync queue', async () => {
      const { visible, inFlight } = await messagesIn(endpoints.syncQueueUrl);
      return visible + inFlight === 0 ? true : undefined;
    });
    expect((await messagesIn(endpoints.syncDeadLetterQueueUrl)).visible).toBe(0);
  });
});

describe('an event of a scan that ends in the future', () => {
  it('is dead-lettered at once with what to do, and keeps no scan out', async () => {
    const event = await scanOfBoth(1);
    const [aheadId = ''] = await putEvents({ ...event, completedAt: '2099-01-01T00:00:00Z' });
    const letter = await nextDeadLetter();
    expect(JSON.parse(letter.Body ?? '{}')).toMatchObject({ id: aheadId });
    expect(letter.MessageAttributes?.['code']?.StringValue).toBe('instant_ahead');
    expect(letter.MessageAttributes?.['reason']?.StringValue).toMatch(
      /^completedAt is 2099-01-01T00:00:00\.000Z, more than 5 minutes after the event was received .* Set the clock/,
    );
    const [eventId = ''] = await putEvents(event);
    for (const repositoryId of repositories) {
      const { outcome, counts } = await runOfEvent(mappingOf(repositoryId), eventId);
      expect({ outcome, created: counts['created'] }).toEqual({ outcome: 'succeeded', created: 1 });
    }
  });
});

describe('an event that comes twice', () => {
  it('makes every finding once', async () => {
    const event = await scanOfBoth(2);
    const eventIds = await putEvents(event, event);
    for (const repositoryId of repositories) {
      for (const eventId of eventIds) await runOfEvent(mappingOf(repositoryId), eventId);
      const { results } = await askDefectDojo(`/products/?name_exact=${encodeURIComponent(repositoryId)}`);
      const { results: findings } = await askDefectDojo(
        `/findings/?limit=100&test__engagement__product=${results[0]?.['id']}`,
      );
      const ids = findings.map((finding) => finding['unique_id_from_tool']);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids).toHaveLength(6);
    }
  });
});

describe('the demo data', () => {
  it('arrives whole, none merged although titles and files repeat', async () => {
    const { body } = await callApi('POST', '/v1/mappings', {
      body: { repositoryId: demoScan.repository, product: { name: demoScan.repository } },
    });
    const [eventId = ''] = await putEvents({
      version: '1',
      teamId: endpoints.demoTeamId,
      scanId: demoScan.id,
      kind: 'deep',
      status: 'completed',
      completedAt: new Date().toISOString(),
      repositories: [{ id: demoScan.repository, provider: 'github', branch: demoScan.branch }],
    });
    const { counts } = await runOfEvent(String(body['id']), eventId);
    expect(counts['created']).toBeGreaterThanOrEqual(400);
    expect(await findingsIn(demoScan.repository)).toBe(counts['created']);
  });
});
