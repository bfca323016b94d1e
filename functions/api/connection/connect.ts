import type * as z from 'zod';
import { rememberedServer, type VerifiedKey } from '../../../shared/connection/verify-key.ts';
import type { connectBodySchema } from '../../../shared/contracts/management-api/connection.ts';
import { type Connection, defaultConnectionSettings } from '../../../shared/domain/team/connection.ts';
import { tellsAnotherKeyEnd } from '../../../shared/domain/team/key-end.ts';
import { auditEntry, auditedConnections } from '../audit/audit-entry.ts';
import { requireMatch } from '../core/precondition.ts';
import type { Answer, Call } from '../core/route.ts';
import type { Services } from '../core/services.ts';
import { requestSyncOfAll } from '../syncs/request-syncs.ts';
import { normalizedUrl } from './base-url-problem.ts';
import { replacingKey } from './replace-key.ts';
import { changeConnection } from './save-connection.ts';
import { changedSettings } from './settings.ts';
import { showChange } from './show-change.ts';
import { verifiedKey } from './verified-key.ts';

type ConnectCall = Call<unknown, unknown, z.output<typeof connectBodySchema>>;

/** Verifies a URL and key and makes them the team's connection; a connection there was stays until then. */
export async function connect(call: ConnectCall, services: Services): Promise<Answer> {
  const { caller, ifMatch, body } = call;
  const { teams } = services;
  const baseUrl = normalizedUrl(body.url, services.targetRules);
  requireMatch(ifMatch, (await teams.connection(caller.teamId))?.version ?? 0);
  const verified = await verifiedKey(services, { baseUrl, apiKey: body.apiKey }, 'given');
  const { before, after } = await replacingKey(services.keys, caller.teamId, (putKey) =>
    changeConnection(
      teams,
      caller.teamId,
      ifMatch,
      async (current) => {
        const secretVersion = newSecretVersion(services, current);
        // First the key, then what makes workers use it: until then they find a version they don't know, and stop.
        await putKey({ baseUrl, apiKey: body.apiKey, version: secretVersion });
        const defectDojo = rememberedServer(verified, baseUrl, current);
        return { ...connectionOf(call, current, { ...verified, defectDojo }, services), baseUrl, secretVersion };
      },
      (...change) => auditEntry(services, caller, { action: 'connected', ...auditedConnections(...change) }),
    ),
  );
  await requestSyncOfAll(services, caller, 'connected');
  const isNew = before === undefined || before.status === 'disconnected';
  return {
    status: isNew ? 201 : 200,
    version: after.version,
    body: await showChange(services, { before, after }),
    ...(isNew ? { location: '/v1/connection' } : {}),
  };
}

/** Never repeats, not even when two managers connect in the same moment: each must notice the other's key. */
function newSecretVersion({ clock, random }: Services, current: Connection | undefined): number {
  const thousandsPerMs = clock.now().getTime() * 1000 + Math.floor(random() * 1000);
  return Math.max(thousandsPerMs, (current?.secretVersion ?? 0) + 1);
}

function connectionOf(
  { caller, body }: ConnectCall,
  current: Connection | undefined,
  verified: VerifiedKey,
  { clock }: Services,
): Omit<Connection, 'baseUrl' | 'secretVersion'> {
  const now = clock.now();
  return {
    teamId: caller.teamId,
    version: current?.version ?? 0,
    status: 'connected',
    settings: changedSettings(current?.settings ?? defaultConnectionSettings, body.settings),
    ...verified,
    lastVerifiedAt: now.toISOString(),
    ...(tellsAnotherKeyEnd(current, verified, now) ? { verifyAgainAt: now.toISOString() } : {}),
  };
}
