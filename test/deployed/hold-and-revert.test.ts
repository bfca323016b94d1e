import { beforeAll, describe, expect, it } from 'vitest';
import { mapRepository, scanRepository } from './mapped-repository.ts';
import { askDefectDojo, callApi, eventually, listenForNotifications, runOfEvent } from './stage.ts';

const repositoryId = 'acme/held';
const ids = ['held-1', 'held-2', 'held-3', 'held-4'];
let mapping = '';
let mappingId = '';
let nextNotification: () => Promise<string>;

beforeAll(async () => {
  mappingId = await mapRepository(repositoryId);
  mapping = `/v1/mappings/${mappingId}`;
  nextNotification = await listenForNotifications(repositoryId);
});

async function scan(...found: string[]) {
  const rows = found.map((id) => ({ id, title: 'IDOR in orders', severity: 7.5 }));
  return runOfEvent(mappingId, await scanRepository(repositoryId, rows));
}

/** Follows a sync to the run that it ended in. */
async function finished({ body }: Awaited<ReturnType<typeof callApi>>): Promise<Record<string, unknown>> {
  const { self } = body['links'] as { self: string };
  return eventually(`the end of ${self}`, async () => {
    const sync = (await callApi('GET', self)).body;
    return sync['status'] === 'finished' ? (sync['run'] as Record<string, unknown>) : undefined;
  });
}

/** A run is recorded just before its sync gives the repository back. */
async function stateOnceSynced(): Promise<Record<string, unknown>> {
  return eventually('the end of the sync', async () => {
    const state = (await callApi('GET', mapping)).body['state'] as Record<string, unknown>;
    return state['status'] === 'syncing' ? undefined : state;
  });
}

async function openFindings(): Promise<number> {
  const { results } = await askDefectDojo(`/products/?name_exact=${encodeURIComponent(repositoryId)}`);
  return (await askDefectDojo(`/findings/?limit=1&active=true&test__engagement__product=${results[0]?.['id']}`)).count;
}

describe('a scan that suddenly finds nothing', () => {
  it('waits for a person, who sees what and why', async () => {
    expect(await scan(...ids)).toMatchObject({ outcome: 'succeeded', counts: { created: 4 } });
    expect(await scan()).toMatchObject({ outcome: 'held', counts: { closed: 0, held: 4 } });
    expect(await openFindings()).toBe(4);
    expect(await stateOnceSynced()).toMatchObject({ status: 'held', code: 'mass_closing' });
    expect((await callApi('GET', `${mapping}/hold`)).body).toMatchObject({ counts: { closings: 4, open: 4 } });
    const { items } = (await callApi('GET', `${mapping}/hold/findings`)).body;
    expect((items as { geckoId: string }[]).map(({ geckoId }) => geckoId)).toEqual(ids);
    expect(await nextNotification()).toBe('Sync Held');
  });

  it('is foreseen by a preview, which changes nothing', async () => {
    const { body } = await callApi('POST', `${mapping}/previews`);
    const { self } = body['links'] as { self: string };
    const preview = await eventually('the preview', async () => {
      const answer = (await callApi('GET', self)).body;
      return answer['status'] === 'queued' ? undefined : answer;
    });
    expect(preview).toMatchObject({ status: 'finished', counts: { held: 4, closed: 0 } });
    expect(await openFindings()).toBe(4);
  });

  it('closes what it held once that is approved', async () => {
    const { runId } = (await callApi('GET', `${mapping}/hold`)).body;
    const run = await finished(await callApi('POST', `${mapping}/hold/approval`, { body: { runId } }));
    expect(run).toMatchObject({ outcome: 'succeeded', counts: { closed: 4 } });
    expect(await openFindings()).toBe(0);
    expect((await callApi('GET', `${mapping}/hold`)).body).toMatchObject({ code: 'hold_not_found' });
    expect(await nextNotification()).toBe('Sync Recovered');
  });

  it('is taken back by reverting the closings of that run', async () => {
    const { items } = (await callApi('GET', `${mapping}/runs`)).body;
    const closing = (items as { id: string; counts: { closed: number } }[]).find(({ counts }) => counts.closed === 4);
    const run = await finished(await callApi('POST', `${mapping}/runs/${closing?.id}/revert-closings`));
    expect(run).toMatchObject({ outcome: 'succeeded', counts: { reopened: 4 } });
    expect(await openFindings()).toBe(4);
    expect(await scan()).toMatchObject({ outcome: 'succeeded', counts: { closed: 0 } });
  });
});
