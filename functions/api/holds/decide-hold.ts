import type * as z from 'zod';
import type { holdDecisionBodySchema } from '../../../shared/contracts/management-api/hold.ts';
import { holdDecidedReasons } from '../../../shared/domain/events/trigger.ts';
import type { HoldDecision, HoldSummary } from '../../../shared/domain/holds/stored-hold.ts';
import type { RepositoryKey } from '../../../shared/domain/names/ids.ts';
import { auditEntry } from '../audit/audit-entry.ts';
import { ApiProblem } from '../core/api-problem.ts';
import { mappingNotFound, repositoryKeyOf } from '../core/mapping-id.ts';
import type { Answer, Call } from '../core/route.ts';
import type { Services } from '../core/services.ts';
import { noteSync, requestNoted } from '../syncs/request-sync.ts';
import { syncView } from '../syncs/sync-view.ts';

type DecideCall = Call<{ mappingId: string }, unknown, z.output<typeof holdDecisionBodySchema>>;

/** The hold of a mapping of the team, as it stands. */
export async function requireHold({ teams, holds }: Services, key: RepositoryKey): Promise<HoldSummary> {
  const hold = await holds.holdSummary(key);
  if (hold) return hold;
  if (!(await teams.mapping(key))) throw mappingNotFound();
  throw new ApiProblem('hold_not_found', 'Nothing of this repository waits for approval.');
}

/** Stores a decision about the hold that was looked at, and asks for the sync that carries it out. */
export async function decideHold(
  { caller, params, body }: DecideCall,
  services: Services,
  kind: HoldDecision['kind'],
): Promise<Answer> {
  const key = repositoryKeyOf(caller, params.mappingId);
  if (!(await services.teams.mapping(key))) throw mappingNotFound();
  const hold = await requireHold(services, key);
  if (hold.runId !== body.runId || hold.decision) requireRepeated(hold, body.runId, kind);
  const noted = await noteSync(services, caller, key, { reason: holdDecidedReasons[kind] });
  const by = caller.userId === undefined ? {} : { by: caller.userId };
  const decision = { kind, at: services.clock.now().toISOString(), ...by };
  const change = { repositoryId: key.repositoryId, after: { runId: body.runId } };
  const audited = auditEntry(services, caller, { action: `hold_${kind}`, ...change });
  if (!(await services.holds.decideHold(key, body.runId, decision, audited))) {
    requireRepeated(await requireHold(services, key), body.runId, kind);
  }
  const view = await syncView(services, key, await requestNoted(services, noted));
  return { status: 202, location: view.links.self, body: view };
}

/** A request whose answer got lost may be repeated. */
function requireRepeated({ runId, decision }: HoldSummary, wanted: string, kind: HoldDecision['kind']): void {
  if (runId !== wanted) {
    throw new ApiProblem('hold_replaced', 'What waits is not what was looked at any more.', { field: 'runId' });
  }
  if (decision?.kind !== kind) {
    throw new ApiProblem('hold_decided', `Somebody else decided already: it was ${decision?.kind ?? 'changed'}.`);
  }
}
