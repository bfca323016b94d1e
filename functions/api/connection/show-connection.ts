import type { ConnectionView } from '../../../shared/contracts/management-api/connection.ts';
import type { UploadGate } from '../../../shared/domain/defectdojo/upload-gate.ts';
import type { TeamId } from '../../../shared/domain/names/ids.ts';
import { instanceOf } from '../../../shared/domain/sync/pause.ts';
import { type Connection, followedAsvsVersion } from '../../../shared/domain/team/connection.ts';
import { trackedSections } from '../asvs/tracked-sections.ts';
import type { Services } from '../core/services.ts';
import { connectionView } from './connection-view.ts';

/** Shows a team's connection, or the lack of one, with what is counted over its mappings. */
export async function showConnection(
  services: Pick<Services, 'teams' | 'asvs' | 'slots' | 'clock'>,
  teamId: TeamId,
  connection: Connection | undefined,
): Promise<ConnectionView> {
  const tracked = await trackedSections(services, teamId, followedAsvsVersion(connection));
  const isConnected = connection !== undefined && connection.status !== 'disconnected';
  const gate = isConnected ? await services.slots.uploadGate(instanceOf(connection)) : undefined;
  return connectionView(connection, { ...tracked, ...uploadLimits(gate) }, services.clock.now());
}

function uploadLimits({ bytes, findings }: UploadGate = {}): Pick<ConnectionView, 'uploadLimits'> {
  if (bytes === undefined && findings === undefined) return {};
  return {
    uploadLimits: {
      ...(bytes === undefined ? {} : { bytes: bytes.limit }),
      ...(findings === undefined ? {} : { findings: findings.limit }),
    },
  };
}
