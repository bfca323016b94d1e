import type { Hono } from 'hono';
import * as z from 'zod';
import { problem } from '../../stand-in/problem.ts';
import type { GeckoState, Team } from '../state.ts';
import { keyOrder, repositoryOrder, repositoryRename, settingsOrder } from './orders.ts';
import { connect, rename } from './scans.ts';
import { teamHandler } from './team-handler.ts';

/** Teams: what there is, settings, the key, and the connected repositories. */
export function addTeamRoutes(app: Hono, state: GeckoState): void {
  app.get('/_control/teams', (c) => c.json({ teams: state.teams.map(teamObject) }));
  app.patch(
    '/_control/teams/:team/settings',
    teamHandler(state, settingsOrder, (c, team, { ...settings }) => {
      Object.assign(team.settings, settings);
      return c.json(teamObject(team));
    }),
  );
  app.put(
    '/_control/teams/:team/key',
    teamHandler(state, keyOrder, (c, team, order) => {
      team.keyState = order.state;
      return c.json(teamObject(team));
    }),
  );
  app.put(
    '/_control/teams/:team/repositories/:repository',
    teamHandler(state, repositoryOrder, (c, team, { defaultBranch }) => {
      const repository = connect(team, c.req.param('repository') ?? '', defaultBranch);
      return c.json(Object.assign(repository, { defaultBranch }));
    }),
  );
  app.patch(
    '/_control/teams/:team/repositories/:repository',
    teamHandler(state, repositoryRename, (c, team, { id }) => {
      const repository = team.repositories.find((one) => one.id === c.req.param('repository'));
      if (!repository) return problem(c, 404, 'unknown_repository', `No repository ${c.req.param('repository')}.`);
      return c.json(rename(team, repository, id));
    }),
  );
  app.delete(
    '/_control/teams/:team/repositories/:repository',
    teamHandler(state, z.unknown(), (c, team) => {
      const index = team.repositories.findIndex(({ id }) => id === c.req.param('repository'));
      if (index === -1) return problem(c, 404, 'unknown_repository', `No repository ${c.req.param('repository')}.`);
      team.repositories.splice(index, 1);
      return c.body(null, 204);
    }),
  );
}

function teamObject({ id, apiKey, keyState, settings, repositories, scans }: Team) {
  const latest = scans.map((scan) => ({ id: scan.id, kind: scan.kind, status: scan.status, rows: scan.rows.length }));
  return { id, apiKey, keyState, settings, repositories, scans: latest };
}
