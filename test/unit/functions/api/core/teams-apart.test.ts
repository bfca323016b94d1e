import { describe, expect, it } from 'vitest';
import type { Services } from '../../../../../functions/api/core/services.ts';
import { noCounts } from '../../../../../shared/domain/runs/run.ts';
import { putHold } from '../../../../support/a-held-api.ts';
import { aServedDefectDojo } from '../../../../support/a-served-defectdojo.ts';
import { anApi, managerOf } from '../../../../support/an-api.ts';
import { exampleRequest, managedRoutes, targetOf } from '../../../../support/api-requests.ts';
import { aHold } from '../../../../support/finding-store-contract.ts';
import { aMapping, aRepository } from '../../../../support/sync-fixtures.ts';

const key = aRepository('acme/shop', 'team-1');
const runId = '01a20525-0000-7000-8000-000000000001';
const params = { mappingId: 'YWNtZS9zaG9w', runId, syncId: runId, previewId: runId };
const secretOfTeam1 = 'only-team-1-knows';

/** Has every call of a port note which team it is about: by its id, or by what carries it. */
function notingTeams<Port extends object>(port: Port, note: (teamId: unknown) => void): Port {
  return new Proxy(port, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return (first: unknown, ...rest: unknown[]) => {
        note(typeof first === 'object' && first !== null && 'teamId' in first ? first.teamId : first);
        return member.call(target, first, ...rest);
      };
    },
  });
}

/** Team 1 with everything a team can have; `teamsAsked` tells whose data later requests touch. */
async function whereTeam1HasEverything() {
  const dojo = await aServedDefectDojo();
  const api = anApi();
  const product = { name: secretOfTeam1 };
  await api.send('PUT /v1/connection', { body: { url: dojo.url, apiKey: dojo.apiKey } });
  await api.teams.createMapping(aMapping(key, { product: { id: dojo.addProduct(product.name), ...product } }));
  const at = new Date().toISOString();
  await api.syncs.recordRun(
    {
      ...key,
      runId,
      triggers: [{ kind: 'request', id: runId, reason: secretOfTeam1 }],
      startedAt: at,
      finishedAt: at,
      outcome: 'succeeded',
      counts: noCounts,
      defectDojoCalls: 1,
      links: {},
    },
    [{ geckoId: secretOfTeam1, operation: 'created' }],
    { servedTriggers: true },
  );
  await putHold(api, key, aHold({ runId, closings: [secretOfTeam1] }));
  await api.previews.putPreview(key, {
    previewId: runId,
    finishedAt: at,
    counts: noCounts,
    entries: [{ geckoId: secretOfTeam1, operation: 'created' }],
  });
  const state = async () =>
    JSON.stringify([
      await api.teams.connection(key.teamId),
      await api.teams.mapping(key),
      await api.syncs.runs(key, { limit: 9 }),
      await api.holds.hold(key),
      await api.audit.entries(key.teamId, { limit: 99 }),
      [...api.keys.defectDojoKeys],
    ]);
  return { api, dojo, state };
}

describe('a team', () => {
  it.each(managedRoutes.map((route) => [route.operationId, route] as const))(
    'reaches nothing of another team by %s with its ids',
    async (_id, route) => {
      const { api, dojo, state } = await whereTeam1HasEverything();
      const before = await state();
      const teamsAsked = new Set<unknown>();
      const opened: string[] = [];
      const watched: Partial<Services> = {
        ...(Object.fromEntries(
          (['teams', 'syncs', 'holds', 'previews', 'audit', 'keys', 'queue'] as const).map((name) => [
            name,
            notingTeams(api[name], (teamId) => teamsAsked.add(teamId)),
          ]),
        ) as Partial<Services>),
        openDefectDojo: (target) => {
          opened.push(target.baseUrl);
          return api.services.openDefectDojo(target);
        },
      };
      const answer = await anApi(watched).send(targetOf(route, params), {
        ...exampleRequest(route),
        claims: managerOf('team-2'),
      });
      expect([...teamsAsked].filter((teamId) => teamId !== 'team-2')).toEqual([]);
      expect(opened).not.toContain(dojo.url);
      expect(answer.text).not.toContain(secretOfTeam1);
      expect(answer.text).not.toContain('team-1');
      expect(answer.status).toBeLessThan(500);
      expect(await state()).toBe(before);
    },
  );
});
