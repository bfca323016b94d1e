import type * as z from 'zod';
import type { connectBodySchema } from '../../../shared/contracts/management-api/connection.ts';
import type { TeamId } from '../../../shared/domain/names/ids.ts';
import { instanceOf } from '../../../shared/domain/sync/pause.ts';
import { defaultConnectionSettings } from '../../../shared/domain/team/connection.ts';
import type { DefectDojoKey } from '../../../shared/ports/key-store.ts';
import { leaveLineOfTeam } from '../core/leave-lines.ts';
import { requireMatch } from '../core/precondition.ts';
import type { Answer, Call } from '../core/route.ts';
import type { Services } from '../core/services.ts';
import { requestOwed } from '../syncs/request-owed-syncs.ts';
import { normalizedUrl } from './base-url-problem.ts';
import { establish } from './establish.ts';
import { gatewayOf, isForSameServer } from './gateway.ts';
import { changedSettings } from './settings.ts';
import { showChange } from './show-change.ts';

type ConnectCall = Call<unknown, unknown, z.output<typeof connectBodySchema>>;

/** Verifies a URL and key and makes them the team's connection; a connection there was stays until then. */
export async function connect(call: ConnectCall, services: Services): Promise<Answer> {
  const { caller, ifMatch, body } = call;
  const { teams, clock, targetRules } = services;
  const baseUrl = normalizedUrl(body.url, targetRules);
  requireMatch(ifMatch, (await teams.connection(caller.teamId))?.version ?? 0);
  const stored = await storedForServer(services, caller.teamId, baseUrl);
  const gateway = gatewayOf(body, stored, clock.now());
  const keepsSome = body.gatewayHeaders === undefined || body.certificateAuthority === undefined;
  const { before, after } = await establish(call, services, {
    target: { baseUrl, apiKey: body.apiKey, ...gateway.target },
    gateway,
    takenFrom: keepsSome && hasGateway(stored) ? stored?.version : undefined,
    action: 'connected',
    settings: (current) => changedSettings(current?.settings ?? defaultConnectionSettings, body.settings),
  });
  if (before && instanceOf(before) !== instanceOf(after)) await leaveLineOfTeam(services, before);
  await requestOwed(services, caller, after);
  const isNew = before === undefined || before.status === 'disconnected';
  return {
    status: isNew ? 201 : 200,
    version: after.version,
    body: await showChange(services, { before, after }),
    ...(isNew ? { location: '/v1/connection' } : {}),
  };
}

/** The key of the team's connection, where that leads to the same server: what a gateway asks for goes to no other. */
async function storedForServer(
  { teams, keys }: Pick<Services, 'teams' | 'keys'>,
  teamId: TeamId,
  baseUrl: string,
): Promise<DefectDojoKey | undefined> {
  const connection = await teams.connection(teamId);
  if (connection === undefined || connection.status === 'disconnected') return undefined;
  const key = await keys.defectDojoKey(teamId, { fresh: true });
  return key?.version === connection.secretVersion && isForSameServer(key, baseUrl) ? key : undefined;
}

function hasGateway(key: DefectDojoKey | undefined): boolean {
  return key?.gatewayHeaders !== undefined || key?.certificateAuthority !== undefined;
}
