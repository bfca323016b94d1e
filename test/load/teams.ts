import { randomBytes } from 'node:crypto';
import { addScan } from '../../infra/local/gecko/control/scans.ts';
import { newestScansFirst, newTeam, type Scan, type Team } from '../../infra/local/gecko/state.ts';
import { storeGeckoKeys } from '../../infra/local/gecko-keys.ts';
import type { LocalStage } from '../../infra/local/local-stage.ts';
import type { RepositoryKey } from '../../shared/domain/names/ids.ts';
import type { KeyKeeper } from '../../shared/ports/key-store.ts';
import type { TeamStore } from '../../shared/ports/team-store.ts';
import { aConnection, aMapping, aRepository } from '../support/sync-fixtures.ts';
import type { LoadOptions } from './options.ts';
import type { WantedRows } from './rows.ts';
import type { SlowInstance } from './slow-instance.ts';

/** A team of Gecko's, and the DefectDojo that it is connected to. */
interface LoadedTeam {
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

/** Gives Gecko the teams with a scan of each repository, and connects and maps them. The first team is the noisy one. */
export async function setUpTeams(
  stage: LocalStage,
  stores: { readonly teams: TeamStore; readonly keys: KeyKeeper },
  instances: readonly SlowInstance[],
  { teams: teamsCount, repositories }: LoadOptions,
): Promise<LoadedRepository[]> {
  // Names of their own: an emulator that stays up still knows the teams of the load before.
  const load = `load-${randomBytes(4).toString('hex')}`;
  const teams = Array.from({ length: teamsCount }, (_, index) => ({
    gecko: newTeam(`${load}-${index + 1}`),
    instance: atTurn(instances, index),
  }));
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

  const loaded: LoadedRepository[] = [];
  for (let index = 0; index < repositories; index += 1) {
    const team = atTurn(teams, index);
    const key = aRepository(`load/repository-${index + 1}`, team.gecko.id);
    const productId = await team.instance.createProduct(key.repositoryId);
    const product = { id: productId, name: key.repositoryId };
    await stores.teams.createMapping(aMapping(key, { product, baseUrl: team.instance.url }));
    const repository = { key, productId, team };
    scanAgain(repository, { atMs: Date.now() - dayMs, newFindings: findingsOfFirstScan });
    loaded.push(repository);
  }
  return loaded;
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

function atTurn<T>(all: readonly T[], turn: number): T {
  const [one] = all.slice(turn % all.length);
  if (one === undefined) throw new Error('There is none to choose from.');
  return one;
}
