import type { GatewayInput } from '../../../shared/contracts/management-api/gateway.ts';
import { requireMatch } from '../core/precondition.ts';
import type { Answer, Call } from '../core/route.ts';
import type { Services } from '../core/services.ts';
import { storedKey } from '../core/stored-key.ts';
import { requestOwed } from '../syncs/request-owed-syncs.ts';
import { establish } from './establish.ts';
import { gatewayOf } from './gateway.ts';
import { showConnection } from './show-connection.ts';

/** Verifies the stored key with other headers or another authority, and keeps these if it opens DefectDojo. */
export async function changeGateway(call: Call<unknown, unknown, GatewayInput>, services: Services): Promise<Answer> {
  const { caller, ifMatch, body } = call;
  const { connection, key } = await storedKey(services, caller.teamId);
  requireMatch(ifMatch, connection.version);
  const gateway = gatewayOf(body, key, services.clock.now());
  const { after } = await establish(call, services, {
    target: { baseUrl: key.baseUrl, apiKey: key.apiKey, ...gateway.target },
    gateway,
    takenFrom: key.version,
    action: 'gateway_changed',
    settings: (current) => current?.settings ?? connection.settings,
  });
  await requestOwed(services, caller, after);
  return { status: 200, version: after.version, body: await showConnection(services, caller.teamId, after) };
}
