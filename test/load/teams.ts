import { randomUUID } from 'node:crypto';
import { newRow } from '../../infra/local/gecko/control/new-row.ts';
import { addDataSet } from '../../infra/local/gecko/data-set.ts';
import { newTeam } from '../../infra/local/gecko/state.ts';
import { storeGeckoKeys } from '../../infra/local/gecko-keys.ts';
import type { LocalStage } from '../../infra/local/local-stage.ts';
import type { RepositoryKey } from '../../shared/domain/ids.ts';
import type { KeyKeeper } from '../../shared/ports/key-store.ts';
import type { TeamStore } from '../../shared/ports/team-store.ts';
import { aConnection, aMapping, aRepository } from '../support/sync-fixtures.ts';
import type { LoadOptions } from './options.ts';
import type { SlowInstance } from './slow-instance.ts';

/** A mapped repository, and the scan of it that Gecko holds. */
export interface LoadedRepository {
  readonly key: RepositoryKey;
  readonly scanId: string;
}

const findingsPerRepository = 3;
/** Gecko's own limit of 1,000 calls an hour would measure Gecko, not us. */
const requestsPerHour = 1_000_000;

/** Gives Gecko the teams with a scan of each repository, and connects and maps them. The first team is the noisy one. */
export async function setUpTeams(
  stage: LocalStage,
  stores: { readonly teams: TeamStore; readonly keys: KeyKeeper },
  instances: readonly SlowInstance[],
  { teams, repositories }: LoadOptions,
): Promise<LoadedRepository[]> {
  const ids = Array.from({ length: teams }, (_, index) => `team-load-${index + 1}`);
  for (const [index, id] of ids.entries()) {
    const team = newTeam(id);
    team.settings.requestsPerHour = requestsPerHour;
    stage.gecko.gecko.state.teams.push(team);
    const { url: baseUrl, apiKey } = instanceOf(instances, index);
    const connection = aConnection({ teamId: aRepository('any/one', id).teamId, baseUrl });
    await stores.keys.putDefectDojoKey(connection.teamId, { baseUrl, apiKey, version: connection.secretVersion });
    await stores.teams.putConnection({ ...connection, lastVerifiedAt: new Date().toISOString() });
  }
  await storeGeckoKeys(stage.endpoints.awsEndpointUrl, ids, stage.gecko.apiKey);

  const loaded: LoadedRepository[] = [];
  for (let index = 0; index < repositories; index += 1) {
    const key = aRepository(`load/repository-${index + 1}`, ids[index % teams] ?? '');
    const instance = instanceOf(instances, index % teams);
    const id = await instance.createProduct(key.repositoryId);
    const product = { id, name: key.repositoryId };
    await stores.teams.createMapping(aMapping(key, { product, baseUrl: instance.url }));
    loaded.push({ key, scanId: scanIn(stage, key) });
  }
  return loaded;
}

function instanceOf(instances: readonly SlowInstance[], teamIndex: number): SlowInstance {
  const instance = instances[teamIndex % instances.length];
  if (!instance) throw new Error('--instances: give at least one.');
  return instance;
}

function scanIn({ gecko }: LocalStage, { teamId, repositoryId }: RepositoryKey): string {
  const scan = { id: randomUUID(), name: repositoryId, createdAt: new Date(Date.now() - 86_400_000).toISOString() };
  const rows = Array.from({ length: findingsPerRepository }, (_, index) =>
    newRow({ title: `IDOR in handler ${index}`, severity: 7.5 }, `${scan.id} ${index}`),
  );
  addDataSet(gecko.gecko.team(teamId), { repository: repositoryId, branch: 'main', scan, rows });
  return scan.id;
}
