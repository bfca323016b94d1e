import { keyLost } from '../../shared/connection/key-lost.ts';
import { callsAtOnceDefault } from '../../shared/domain/defectdojo/calls-at-once.ts';
import { OutsideFailure } from '../../shared/domain/failures/outside-failure.ts';
import { asksForDriftCheck } from '../../shared/domain/sync/drift-check.ts';
import { instanceOf, pausedByOperator, pauseSentence } from '../../shared/domain/sync/pause.ts';
import type { BaselineScan } from '../../shared/domain/sync/sync-state.ts';
import { readScans } from '../../shared/domain/sync/tracked-branch.ts';
import type { Connection } from '../../shared/domain/team/connection.ts';
import type { Mapping } from '../../shared/domain/team/mapping.ts';
import { summaryOf } from '../../shared/observability/error-summary.ts';
import type { DefectDojoKey } from '../../shared/ports/key-store.ts';
import { exportPolicy } from './export-policy.ts';
import { openCallPace } from './reconcile/call-pace.ts';
import { Postponed } from './reconcile/postponed.ts';
import { openUploadGate } from './reconcile/upload-gate.ts';
import type { Work } from './reconcile/work.ts';
import { createWorkPermit } from './reconcile/work-permit.ts';
import { rememberReported } from './remember-reported.ts';
import { currentMapping } from './renames/current-mapping.ts';
import { learnRepository } from './renames/learn-repository.ts';
import type { OpenWorkDependencies, Round } from './round.ts';
import { freeSlot, slotItIsCalledTo, takeSlot } from './slot-of-instance.ts';

/** Why there is nothing to do. */
export interface Skipped {
  readonly code: string;
  readonly message: string;
}

/** What the two systems are asked with. */
export interface KeysInUse {
  readonly defectdojo: DefectDojoKey;
  readonly gecko: string;
}

type Opened =
  | { readonly skipped: Skipped }
  /** It waits for a slot at its DefectDojo, and the lease is given back. */
  | 'in_line'
  | {
      readonly work: Work;
      readonly baseline: BaselineScan;
      readonly asksWith: KeysInUse;
      readonly close: () => Promise<void>;
    };

/**
 * Loads what a round works with, or says why there is nothing to do. A repository that was called to a slot takes it first, so that
 * the next is called whatever becomes of it.
 *
 * @throws {OutsideFailure} `key_lost`, `gecko_key_missing`
 * @throws {Postponed} while the operator has paused exports
 */
export async function openWork(dependencies: OpenWorkDependencies, round: Round): Promise<Opened> {
  await using opening = new AsyncDisposableStack();
  const called = await slotItIsCalledTo(dependencies, round);
  if (called === 'in_line') return called;
  if (called) opening.adopt(called, (slot) => freeSlot(dependencies, round, slot));
  const readied = await ready(dependencies, round);
  if ('skipped' in readied) return readied;
  const { baseline, ...ingredients } = readied;
  const instance = instanceOf(ingredients.dojoKey);
  if (called?.instance !== instance) {
    const slot = await takeSlot(dependencies, round, instance);
    if (slot === 'in_line') return slot;
    opening.adopt(slot, (taken) => freeSlot(dependencies, round, taken));
  }
  // It may ask Gecko, which may take long: only a few do at a time.
  const { mapping, connection, dojoKey: defectdojo, geckoKey: gecko } = ingredients;
  if (mapping.geckoRepositoryId === undefined) await learnRepository(dependencies, round, { mapping, connection });
  const work = await assemble(dependencies, round, ingredients, opening);
  const opened = opening.move();
  return { work, baseline, asksWith: { defectdojo, gecko }, close: () => opened.disposeAsync() };
}

/** Everything that is known without calling anybody. */
async function ready(
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

interface Ingredients {
  readonly connection: Connection;
  readonly mapping: Mapping;
  readonly dojoKey: DefectDojoKey;
  readonly geckoKey: string;
}

/** @param opening gives back what is opened here */
async function assemble(
  dependencies: OpenWorkDependencies,
  round: Round,
  ingredients: Ingredients,
  opening: AsyncDisposableStack,
): Promise<Work> {
  const { teams, store, findings, asvs, queue, clock, log, leaseMs, newId, code, geckoAppUrl, slots, pauses } =
    dependencies;
  const { key, runId, token, triggers, endsAt, progress } = round;
  const { connection, mapping, dojoKey, geckoKey } = ingredients;
  const instance = instanceOf(dojoKey);
  const gecko = opening.adopt(dependencies.openGecko(geckoKey, { runId, endsAt }), (one) => one.close());
  const basis = { connectionVersion: connection.version, mappingVersion: mapping.version };
  const permit = createWorkPermit({ store, pauses, instance, key, token, basis, clock, leaseMs, endsAt, progress });
  const ceiling = connection.settings.maxConcurrentCalls ?? callsAtOnceDefault;
  // Whatever becomes of that, the run is what it was.
  const remember = (learnt: { remember(): Promise<void> }) =>
    learnt.remember().catch((error) =>
      log.warn('what was learnt of an instance was not remembered', {
        ...{ ...key, runId, instance },
        error: summaryOf(error),
      }),
    );
  const pace = opening.adopt(await openCallPace({ slots, instance, ceiling, clock }), remember);
  const gate = opening.adopt(openUploadGate({ slots, instance, key, clock }), remember);
  const calling = { runId, endsAt, permit, connections: ceiling, pace };
  const dojo = opening.adopt(dependencies.openDefectDojo(dojoKey, calling), (one) => one.close());
  const policy = exportPolicy(connection, key, geckoAppUrl);
  return {
    key,
    runId,
    token,
    connection,
    mapping,
    triggers: triggers.filter((trigger) => !asksForDriftCheck(trigger)),
    gecko,
    dojo,
    pace,
    gate,
    store,
    findings,
    asvs,
    teams,
    queue,
    clock,
    log,
    endsAt,
    newId,
    code,
    policy,
  };
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
