import { keyLost } from '../../shared/connection/key-lost.ts';
import { OutsideFailure } from '../../shared/domain/failures/outside-failure.ts';
import { instanceOf, pausedByOperator, pauseSentence } from '../../shared/domain/sync/pause.ts';
import type { BaselineScan } from '../../shared/domain/sync/sync-state.ts';
import { readScans } from '../../shared/domain/sync/tracked-branch.ts';
import type { Connection } from '../../shared/domain/team/connection.ts';
import type { Mapping } from '../../shared/domain/team/mapping.ts';
import type { DefectDojoKey } from '../../shared/ports/key-store.ts';
import { Postponed } from './reconcile/postponed.ts';
import { rememberReported } from './remember-reported.ts';
import { currentMapping } from './renames/current-mapping.ts';
import type { OpenWorkDependencies, Round } from './round.ts';

/** Why there is nothing to do. */
export interface Skipped {
  readonly code: string;
  readonly message: string;
}

/** What a round is made of before anything is opened. */
export interface Ingredients {
  readonly connection: Connection;
  readonly mapping: Mapping;
  readonly dojoKey: DefectDojoKey;
  readonly geckoKey: string;
}

/**
 * Everything that is known without calling either system, or why there is nothing to do.
 *
 * @throws {OutsideFailure} `key_lost`, `gecko_key_missing`
 * @throws {Postponed} while the operator has paused exports
 */
export async function readyWork(
  dependencies: OpenWorkDependencies,
  round: Round,
): Promise<{ readonly skipped: Skipped } | (Ingredients & { readonly baseline: BaselineScan })> {
  const { teams, store, findings, keys } = dependencies;
  const { key, triggers, state } = round;
  const connection = connected(await teams.connection(key.teamId));
  const { mapping, formerBaseline } = await currentMapping(dependencies, round, connection);
  const now = dependencies.clock.now();
  const known = { chosenBranch: mapping?.branch, baseline: state.baselineScan ?? formerBaseline };
  const scans = readScans(triggers, known, now);
  const { baseline } = scans;
  // What was reported stays reported, even while nothing can be exported: it counts as soon as something can.
  if (baseline) await store.rememberBaseline(key, baseline, now);
  await rememberReported(findings, round, now);

  if (!connection) {
    return skip('not_connected', 'The team is not connected to a DefectDojo.');
  }
  if (!connection.settings.pushOnScanComplete) return skip('paused', 'Push on scan complete is off.');
  if (!mapping) return skip('unmapped', 'The repository is not mapped to a product.');
  if (mapping.baseUrl !== undefined && mapping.baseUrl !== connection.baseUrl) {
    return skip('other_instance', `The product was chosen on ${mapping.baseUrl}. Choose one on ${connection.baseUrl}.`);
  }
  if (scans.skip) return { skipped: scans.skip };
  if (!baseline) {
    return skip('no_complete_scan', 'No complete deep scan of the tracked branch has been told yet. Run a scan.');
  }

  await requireNoPause(dependencies, connection);
  const dojoKey = await keyOf(dependencies, connection);
  if (!dojoKey) return skip('not_connected', 'The team disconnected, or replaced its key, at this moment.');
  const geckoKey = await keys.geckoKey(key.teamId);
  if (geckoKey === undefined) throw geckoKeyMissing();
  return { connection, mapping, dojoKey, geckoKey, baseline };
}

function connected(connection: Connection | undefined): Connection | undefined {
  return connection?.status === 'disconnected' ? undefined : connection;
}

async function requireNoPause({ pauses, clock }: OpenWorkDependencies, connection: Connection): Promise<void> {
  const pause = await pauses.pauseOf(instanceOf(connection));
  if (pause) throw new Postponed(pausedByOperator, pauseSentence(pause), clock.now());
}

function skip(code: string, message: string): { readonly skipped: Skipped } {
  return { skipped: { code, message } };
}

/**
 * The key of the connection's version; a cached older one is read anew before it counts as replaced.
 *
 * @throws {OutsideFailure} `key_lost` when there is none, though nobody disconnected
 */
async function keyOf(
  { keys, teams }: Pick<OpenWorkDependencies, 'keys' | 'teams'>,
  { teamId, secretVersion }: Connection,
): Promise<DefectDojoKey | undefined> {
  const cached = await keys.defectDojoKey(teamId);
  const key = cached?.version === secretVersion ? cached : await keys.defectDojoKey(teamId, { fresh: true });
  if (key?.version === secretVersion) return key;
  // Disconnecting marks the connection first, and only then destroys the key.
  const isConnected = ((await teams.connection(teamId))?.status ?? 'disconnected') !== 'disconnected';
  if (key === undefined && isConnected) throw keyLost('setup');
  return undefined;
}

function geckoKeyMissing(): OutsideFailure {
  return new OutsideFailure({
    system: 'gecko',
    kind: 'setup',
    code: 'gecko_key_missing',
    message:
      'There is no Gecko API key for this team and no default one. Store one by the naming rule in infra/README.md.',
    sent: 'no',
  });
}
