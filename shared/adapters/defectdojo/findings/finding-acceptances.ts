import * as z from 'zod';
import { requestPath } from '../../../http/request/request-path.ts';
import type { DefectDojoRiskAcceptances, RiskAcceptanceObject } from '../../../ports/defectdojo-risk-acceptances.ts';
import type { DefectDojoCalls } from '../calls/calls.ts';
import { unlessMissing } from '../calls/unless-missing.ts';

const acceptancesPath = '/api/v2/risk_acceptance/';
/** Acceptances of one name: one per test and expiry day, so that one page holds them. */
const namesakesMax = 250;

const ownerSchema = z.object({ user: z.object({ id: z.int() }) });
const acceptanceSchema = z
  .object({
    id: z.int(),
    name: z.string(),
    owner: z.int(),
    accepted_findings: z.array(z.int()),
    expiration_date: z.string().nullish(),
    expiration_date_handled: z.string().nullish(),
  })
  .transform(
    ({ id, name, owner, accepted_findings, expiration_date, expiration_date_handled }): RiskAcceptanceObject => ({
      id,
      name,
      ownerId: owner,
      findingIds: accepted_findings,
      expiresAt: expiration_date ?? null,
      endedAt: expiration_date_handled ?? null,
    }),
  );

type AcceptanceChange = Parameters<DefectDojoRiskAcceptances['changeAcceptance']>[1];

/** {@link DefectDojoRiskAcceptances} over API v2. */
export function createHttpRiskAcceptances(calls: DefectDojoCalls): DefectDojoRiskAcceptances {
  let owner: number | undefined;
  const ownerId = async (): Promise<number> => {
    owner ??= (await calls.get(ownerSchema, '/api/v2/user_profile/')).user.id;
    return owner;
  };
  const read = (id: number) => calls.get(acceptanceSchema, requestPath`/api/v2/risk_acceptance/${id}/`);

  /** An empty list is refused with 400 (3.2.0, measured), so this is the way back: the acceptance lets the finding go (2.43.0 and later). */
  const reactivate = (findingId: number) =>
    unlessMissing(
      calls.command({
        method: 'PATCH',
        path: requestPath`/api/v2/findings/${findingId}/`,
        value: { active: true, risk_accepted: false },
      }),
    );

  const change = async (id: number, { add = [], remove = [], expiresAt }: AcceptanceChange) => {
    const now = await read(id);
    const held = new Set(now.findingIds);
    const wanted = new Set([...now.findingIds.filter((findingId) => !remove.includes(findingId)), ...add]);
    const isMoved = expiresAt !== undefined && !isSameInstant(expiresAt, now.expiresAt);
    if (!isMoved && wanted.size === held.size && wanted.isSubsetOf(held)) return now;
    if (wanted.size > 0) {
      // The list replaces the one that is there, and is emptied where the key is left out.
      const value = { accepted_findings: [...wanted], ...(isMoved ? { expiration_date: expiresAt } : {}) };
      return calls.write(acceptanceSchema, {
        method: 'PATCH',
        path: requestPath`/api/v2/risk_acceptance/${id}/`,
        value,
      });
    }
    for (const findingId of held) await reactivate(findingId);
    return read(id);
  };

  return {
    async acceptancesNamed(name) {
      const own = await ownerId();
      const { items } = await calls.list(acceptanceSchema, acceptancesPath, { name, owner: own, limit: namesakesMax });
      const ours = items.filter((acceptance) => acceptance.name === name && acceptance.ownerId === own);
      return ours.toSorted((one, other) => one.id - other.id);
    },

    async createAcceptance({ name, findingIds, expiresAt, reason }) {
      const value = {
        name,
        owner: await ownerId(),
        accepted_findings: findingIds,
        recommendation: 'A',
        decision: 'A',
        decision_details: reason,
        accepted_by: 'Gecko',
        expiration_date: expiresAt,
      };
      return calls.write(acceptanceSchema, { method: 'POST', path: acceptancesPath, value });
    },

    changeAcceptance: (id, wanted) => unlessMissing(change(id, wanted)),
  };
}

function isSameInstant(one: string | null, other: string | null): boolean {
  return one === null || other === null ? one === other : Date.parse(one) === Date.parse(other);
}
