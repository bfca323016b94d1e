import { describe, expect, it } from 'vitest';
import { mappingPath } from '../../../../../functions/api/core/links.ts';
import { instanceOf } from '../../../../../shared/domain/sync/pause.ts';
import { aConnectedApi } from '../../../../support/a-connected-api.ts';
import { aRepository } from '../../../../support/sync-fixtures.ts';

const refusedAt = '2026-11-21T08:00:00.000Z';
const bytes = { limit: 900_000, taken: 880_000, refused: 1_200_000, refusedAt };
const findings = { limit: 240, refused: 480, refusedAt };

async function aTeamBehindAProxy() {
  const { api } = await aConnectedApi();
  const { teamId, repositoryId } = aRepository('acme/shop', 'team-1');
  const connection = await api.teams.connection(teamId);
  if (!connection) throw new Error('not connected');
  const learn = (gate: Parameters<typeof api.slots.rememberUploadGate>[1]) =>
    api.slots.rememberUploadGate(instanceOf(connection), gate, new Date());
  const limits = async () => (await api.send('GET /v1/connection')).body['uploadLimits'];
  const notes = async () => {
    const { body } = await api.send(`GET ${mappingPath(repositoryId)}/diagnosis`);
    return (body['items'] as { code: string }[]).filter(({ code }) => code.startsWith('uploads_bounded'));
  };
  return { api, learn, limits, notes };
}

describe('what is let through to a DefectDojo', () => {
  it('is shown nowhere where nothing is held back', async () => {
    const { learn, limits, notes } = await aTeamBehindAProxy();
    expect([await limits(), await notes()]).toEqual([undefined, []]);
    await learn({});
    expect([await limits(), await notes()]).toEqual([undefined, []]);
  });

  it('is told with the connection, as far as it was learnt', async () => {
    const { learn, limits } = await aTeamBehindAProxy();
    await learn({ bytes });
    expect(await limits()).toEqual({ bytes: 900_000 });
    await learn({ bytes, findings });
    expect(await limits()).toEqual({ bytes: 900_000, findings: 240 });
    await learn({ findings });
    expect(await limits()).toEqual({ findings: 240 });
  });

  it('is noted in the diagnosis of each repository, with what was turned away and what would lift it', async () => {
    const { learn, notes } = await aTeamBehindAProxy();
    await learn({ bytes, findings });
    expect(await notes()).toEqual([
      {
        kind: 'note',
        code: 'uploads_bounded_by_size',
        sentence:
          'Uploads hold at most 900000 bytes of findings: one of 1200000 was too large for what stands in front of DefectDojo (on 2026-11-21).',
        remedy: expect.stringContaining('client_max_body_size'),
        links: { see: '/v1/connection' },
      },
      {
        kind: 'note',
        code: 'uploads_bounded_by_time',
        sentence: 'Uploads hold at most 240 findings: nobody waited for the answer to one of 480 (on 2026-11-21).',
        remedy: expect.stringContaining('proxy_read_timeout'),
        links: { see: '/v1/connection' },
      },
    ]);
  });

  it('is shown no more once the team disconnected', async () => {
    const { api, learn, limits, notes } = await aTeamBehindAProxy();
    await learn({ bytes });
    await api.send('DELETE /v1/connection');
    expect([await limits(), await notes()]).toEqual([undefined, []]);
  });
});
