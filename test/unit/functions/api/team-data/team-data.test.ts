import { describe, expect, it } from 'vitest';
import { teamIdSchema } from '../../../../../shared/domain/names/ids.ts';
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

  it('deletes the rest all the same where the key can not be destroyed, and says what is left', async () => {
    const eraser = createRecordingTeamEraser();
    const { api } = await aConnectedApi({ eraser });
    const { destroyDefectDojoKey } = api.keys;
    api.keys.destroyDefectDojoKey = async () => {
      throw new Error('Access denied.');
    };
    const answer = await api.send(target, confirmed);
    expect(answer).toMatchObject({
      status: 503,
      body: { code: 'key_not_destroyed', detail: expect.stringContaining('All the rest is deleted.') },
    });
    expect(eraser.erased).toEqual(['team-1']);
    api.keys.destroyDefectDojoKey = destroyDefectDojoKey;
    expect((await api.send(target, confirmed)).status).toBe(204);
  });

  it('says when there is more to do, and is done when it was repeated', async () => {
    const api = anApi({ eraser: createRecordingTeamEraser(2) });
    const first = await api.send(target, confirmed);
    expect(first).toMatchObject({ status: 202, body: { complete: false, links: { repeat: expect.any(String) } } });
    expect((await api.send(target, confirmed)).status).toBe(204);
  });
});
