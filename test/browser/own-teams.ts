import { createExportClient } from '../../functions/api/client/export-client.ts';
import { connectTeam } from '../../infra/local/demo/demo-team.ts';
import { newRepository, newTeam, type Team } from '../../infra/local/gecko/state.ts';
import { storeGeckoKeys } from '../../infra/local/gecko-keys.ts';
import type { LocalStage } from '../../infra/local/local-stage.ts';

/**
 * Teams of which each is one test file's own: what it changes in settings or sections, no other test sees. All are connected
 * but `disconnected` and `gateway`.
 */
export const ownTeams = [
  'disconnected',
  'gateway',
  'large',
  'settings',
  'sections',
  'keyboard',
  'secrecy',
  'focus',
  'files',
] as const;

export type OwnTeam = (typeof ownTeams)[number];

const unconnected: readonly OwnTeam[] = ['disconnected', 'gateway'];

/** A token of each team's manager. */
export type TokensOfTeams = Readonly<Record<OwnTeam, string>>;

/** The id of a team. */
export const idOfTeam = (name: OwnTeam): string => `team-${name}`;

const repositoriesOfLargeTeam = 500;

/** Adds the teams to a running stage. */
export async function addOwnTeams({ gecko, endpoints, token }: LocalStage): Promise<TokensOfTeams> {
  const teams = ownTeams.map((name) => withRepositories(newTeam(idOfTeam(name)), name));
  gecko.gecko.state.teams.push(...teams);
  await storeGeckoKeys(endpoints.awsEndpointUrl, ownTeams.map(idOfTeam), gecko.apiKey);
  const tokens = await Promise.all(
    ownTeams.map(async (name) => {
      const teamId = idOfTeam(name);
      const managers = await token({ userId: `manager-of-${teamId}`, teamId, role: 'Manager' });
      const api = createExportClient({ baseUrl: endpoints.apiUrl, token: () => managers });
      if (!unconnected.includes(name)) await connectTeam({ id: teamId, api }, endpoints.defectDojo);
      return [name, managers] as const;
    }),
  );
  return Object.fromEntries(tokens) as TokensOfTeams;
}

function withRepositories(team: Team, name: OwnTeam): Team {
  const count = name === 'large' ? repositoriesOfLargeTeam : name === 'disconnected' ? 0 : 1;
  for (let index = 0; index < count; index += 1) {
    team.repositories.push(newRepository(team.id, `${name}/service-${String(index).padStart(3, '0')}`));
  }
  return team;
}
