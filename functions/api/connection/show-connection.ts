import type { ConnectionView } from '../../../shared/contracts/management-api/connection.ts';
import type { TeamId } from '../../../shared/domain/names/ids.ts';
import { type Connection, followedAsvsVersion } from '../../../shared/domain/team/connection.ts';
import { trackedSections } from '../asvs/tracked-sections.ts';
import type { Services } from '../core/services.ts';
import { connectionView } from './connection-view.ts';

/** Shows a team's connection, or the lack of one, with what is counted over its mappings. */
export async function showConnection(
  services: Pick<Services, 'teams' | 'asvs' | 'clock'>,
  teamId: TeamId,
  connection: Connection | undefined,
): Promise<ConnectionView> {
  const tracked = await trackedSections(services, teamId, followedAsvsVersion(connection));
  return connectionView(connection, tracked, services.clock.now());
}
