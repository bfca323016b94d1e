import { callsAtOnceDefault } from '../../shared/domain/defectdojo/calls-at-once.ts';
import { asksForDriftCheck } from '../../shared/domain/sync/drift-check.ts';
import { instanceOf } from '../../shared/domain/sync/pause.ts';
import { summaryOf } from '../../shared/observability/error-summary.ts';
import { exportPolicy } from './export-policy.ts';
import type { Ingredients } from './ready-work.ts';
import { openCallPace } from './reconcile/call-pace.ts';
import { openUploadGate } from './reconcile/upload-gate.ts';
import type { Work } from './reconcile/work.ts';
import { createWorkPermit } from './reconcile/work-permit.ts';
import type { OpenWorkDependencies, Round } from './round.ts';

/**
 * Opens both systems, and all that a round holds while it works.
 *
 * @param opening gives back what is opened here
 */
export async function assembleWork(
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
