import { randomBytes } from 'node:crypto';
import pLimit from 'p-limit';
import { addScan } from '../../infra/local/gecko/control/scans.ts';
import { newestScansFirst, newTeam, type Scan, type Team } from '../../infra/local/gecko/state.ts';
import { storeGeckoKeys } from '../../infra/local/gecko-keys.ts';
import type { LocalStage } from '../../infra/local/local-stage.ts';
import type { RepositoryKey } from '../../shared/domain/names/ids.ts';
import { aConnection, aMapping, aRepository } from '../support/sync-fixtures.ts';
import type { WantedRows } from './rows.ts';
import type { SlowInstance } from './slow-instance.ts';
import type { LoadStores } from './stage-access.ts';

/** A team of Gecko's, and the DefectDojo that it is connected to. */
export interface LoadedTeam {
  readonly gecko: Team;
  readonly instance: SlowInstance;
}

/** A mapped repository. */
export interface LoadedRepository {
  readonly key: RepositoryKey;
  readonly productId: number;
  readonly team: LoadedTeam;
}

const findingsOfFirstScan = 3;
const dayMs = 86_400_000;
/** Gecko's own limit of 1,000 calls an hour would measure Gecko, not us. */
const requestsPerHour = 1_000_000;
const mappedAtOnce = 8;

/** Gives Gecko a team for each instance that is named, which may be named often, and connects it there. */
export async function connectTeams(
  stage: LocalStage,
  stores: LoadStores,
  instances: readonly SlowInstance[],
): Promise<LoadedTeam[]> {
  // Names of their own: an emulator that stays up still knows the teams of the load before.
  const load = `load-${randomBytes(4).toString('hex')}`;
  const teams = instances.map((instance, index) => ({ gecko: newTeam(`${load}-${index + 1}`), instance }));
  for (const { gecko, instance } of teams) {
    gecko.settings.requestsPerHour = requestsPerHour;
    stage.gecko.gecko.state.teams.push(gecko);
    const { url: baseUrl, apiKey } = instance;
    const connection = aConnection({ teamId: aRepository('any/one', gecko.id).teamId, baseUrl });
    await stores.keys.putDefectDojoKey(connection.teamId, { baseUrl, apiKey, version: connection.secretVersion });
    await stores.teams.putConnection({ ...connection, lastVerifiedAt: new Date().toISOString() });
  }
  const ids = teams.map(({ gecko }) => gecko.id);
  await storeGeckoKeys(stage.endpoints.awsEndpointUrl, ids, stage.gecko.apiKey);
  return teams;
}

/** Maps a repository, with a first scan, for each team that is named, which may be named often. */
export async function mapRepositories(stores: LoadStores, teams: readonly LoadedTeam[]): Promise<LoadedRepository[]> {
  const atOnce = pLimit(mappedAtOnce);
  return Promise.all(teams.map((team, index) => atOnce(() => mapRepository(stores, team, index + 1))));
}

async function mapRepository(stores: LoadStores, team: LoadedTeam, number: number): Promise<LoadedRepository> {
  const key = aRepository(`load/repository-${number}`, team.gecko.id);
  const productId = await team.instance.createProduct(key.repositoryId);
  const product = { id: productId, name: key.repositoryId };
  await stores.teams.createMapping(aMapping(key, { product, baseUrl: team.instance.url }));
  const repository = { key, productId, team };
  scanAgain(repository, { atMs: Date.now() - dayMs, newFindings: findingsOfFirstScan });
  return repository;
}

/** A complete deep scan that finds what the one before found, and more. */
export function scanAgain(
  { key, team }: LoadedRepository,
  { atMs, newFindings }: { readonly atMs: number; readonly newFindings: number },
): Scan {
  const at = new Date(atMs);
  const rows = Array.from({ length: newFindings }, () => ({ severity: 7.5 }));
  const repositories = [{ id: key.repositoryId, branch: 'main', keep: true, rows }];
  return addScan(team.gecko, { createdAt: at.toISOString(), repositories }, at);
}

/** What an instance should show in the end: what the newest scan of each of its repositories listed. */
export function wantedRows(instance: SlowInstance, repositories: readonly LoadedRepository[]): WantedRows[] {
  return repositories
    .filter(({ team }) => team.instance === instance)
    .map(({ key, productId, team }) => {
      const scans = newestScansFirst(team.gecko);
      const newest = scans.find((scan) => scan.repositories.some(({ id }) => id === key.repositoryId));
      return { productId, geckoIds: newest?.rows.map(({ fields }) => String(fields['id'])) ?? [] };
    });
}
