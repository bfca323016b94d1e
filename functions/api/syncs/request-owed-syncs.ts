import { requestOwedSyncs } from '../../../shared/connection/request-all-syncs.ts';
import type { Connection } from '../../../shared/domain/team/connection.ts';
import type { Caller } from '../core/authorization.ts';
import type { Services } from '../core/services.ts';
import { requestOf } from './request-sync.ts';

/** What a change of a connection bears that concerns every repository. */
export function owedSyncs(reason: string, clock: Services['clock']): Pick<Connection, 'syncsOwed'> {
  return { syncsOwed: { reason, since: clock.now().toISOString() } };
}

/** Asks for them in the name of who made the change. */
export function requestOwed(services: Services, caller: Caller, connection: Connection): Promise<void> {
  return requestOwedSyncs(services, connection, (key, reason) => requestOf(services, caller, key, { reason }));
}
