import { Hono } from 'hono';
import { addControls, type Controls } from '../stand-in/controls.ts';
import { problem } from '../stand-in/problem.ts';
import { requireKey, type TeamEnv } from './authentication.ts';
import { addFindingControls, addListingControls } from './control/finding-routes.ts';
import { addScanControls } from './control/scan-routes.ts';
import { addTeamRoutes } from './control/team-routes.ts';
import { addDataSet, type DataSet } from './data-set.ts';
import { dataSetsOfTheDemoTeam, dataSetsOfTheOtherTeam } from './demo-data/demo-data-sets.ts';
import { createListingChanges, type ListingChanges } from './listing-changes.ts';
import { addHealthRoute } from './routes/health.ts';
import { addRepositoryRoutes } from './routes/repositories.ts';
import { addScanRoutes } from './routes/scans.ts';
import { addVulnerabilityRoutes } from './routes/vulnerabilities.ts';
import { type GeckoState, newTeam, type Team } from './state.ts';

export interface GeckoOptions {
  /** Default: the system's clock. */
  now?: () => Date;
  /** What the team `team-demo` starts with, instead of the built-in data. */
  dataSet?: DataSet;
}

/** A Gecko to call in process: `app.fetch` answers as the API does, and `state` is what it answers from. */
export interface Gecko extends Controls {
  app: Hono;
  state: GeckoState;
  listingChanges: ListingChanges;
  /** Throws for a team that does not exist. */
  team(teamId: string): Team;
  apiKey(teamId: string): string;
}

/** A Gecko with two teams: `team-demo` has the demo data (or the given data set), `team-other` a small repository. */
export function createGecko(options: GeckoOptions = {}): Gecko {
  const now = options.now ?? (() => new Date());
  const demo = startingTeam('team-demo', options.dataSet ? [options.dataSet] : dataSetsOfTheDemoTeam());
  const state: GeckoState = { teams: [demo, startingTeam('team-other', dataSetsOfTheOtherTeam())] };
  const listingChanges = createListingChanges();
  const app = new Hono();
  const controls = addControls(app, { now });
  addTeamRoutes(app, state);
  addScanControls(app, state, now);
  addFindingControls(app, state, now);
  addListingControls(app, listingChanges);
  addHealthRoute(app, now);
  app.route('/', apiRoutes(state, listingChanges, now));
  app.notFound((c) => problem(c, 404, 'not_found', `Gecko's API has no ${c.req.method} ${c.req.path}.`));
  const team = (teamId: string) => teamOf(state, teamId);
  return { app, state, listingChanges, ...controls, team, apiKey: (teamId) => team(teamId).apiKey };
}

function apiRoutes(state: GeckoState, listingChanges: ListingChanges, now: () => Date): Hono<TeamEnv> {
  const routes = new Hono<TeamEnv>();
  routes.use('/api/v1/*', requireKey(state, now));
  addScanRoutes(routes, now);
  addRepositoryRoutes(routes);
  addVulnerabilityRoutes(routes, listingChanges, now);
  return routes;
}

function startingTeam(id: string, dataSets: DataSet[]): Team {
  const team = newTeam(id);
  for (const dataSet of dataSets) addDataSet(team, dataSet);
  return team;
}

/** Thrown when a script names a team that the stand-in does not have. */
export class UnknownTeamError extends Error {
  override readonly name = 'UnknownTeamError';
  readonly code = 'unknown_team';
}

function teamOf({ teams }: GeckoState, teamId: string): Team {
  const team = teams.find(({ id }) => id === teamId);
  if (team) return team;
  throw new UnknownTeamError(`No team ${teamId} here, only ${teams.map(({ id }) => id).join(' and ')}`);
}
