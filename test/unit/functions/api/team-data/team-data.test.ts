import { describe, expect, it } from 'vitest';
import { teamIdSchema } from '../../../../../shared/domain/ids.ts';
import { aConnectedApi } from '../../../../support/a-connected-api.ts';
import { anApi } from '../../../../support/an-api.ts';
import { createRecordingTeamEraser } from '../../../../support/recording-team-eraser.ts';

const target = 'DELETE /v1/team-data';
const confirmed = { query: { confirm: 'delete-everything' } };

describe("deleting a team's data", () => {
  it.each([{}, { query: { confirm: 'yes' } }])('is not done by mistake: %j', async (request) => {
    const eraser = createRecordingTeamEraser();
    const answer = await anApi({ eraser }).send(target, request);
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ pointer: 'query/confirm' }] } });
    expect(eraser.erased).toEqual([]);
  });

  it('disconnects, destroys the key and deletes what is stored', async () => {
    const eraser = createRecordingTeamEraser();
    const { api } = await aConnectedApi({ eraser });
    expect((await api.send(target, confirmed)).status).toBe(204);
    expect(api.keys.defectDojoKeys.size).toBe(0);
    expect((await api.teams.connection(teamIdSchema.parse('team-1')))?.status).toBe('disconnected');
    expect(eraser.erased).toEqual(['team-1']);
  });

  it('says when there is more to do, and is done when it was repeated', async () => {
    const api = anApi({ eraser: createRecordingTeamEraser(2) });
    const first = await api.send(target, confirmed);
    expect(first).toMatchObject({ status: 202, body: { complete: false, links: { repeat: expect.any(String) } } });
    expect((await api.send(target, confirmed)).status).toBe(204);
  });
});
