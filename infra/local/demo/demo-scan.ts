import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { detailTypes, geckoEventSource } from '../../../shared/contracts/event-source.ts';
import { emulatorClientConfig } from '../emulator-access.ts';
import type { Endpoints } from '../endpoints.ts';
import { LocalStartError } from '../local-start-error.ts';

/** The scan whose completion is told. */
export interface DemoScan {
  readonly id: string;
  readonly repository: string;
  readonly branch: string;
}

/** Puts a `Scan Completed` event on the bus, as Gecko does; returns the event's id. */
export function tellScanCompleted(endpoints: Endpoints, teamId: string, scan: DemoScan): Promise<string> {
  return tellDetail(endpoints, {
    version: '1',
    teamId,
    scanId: scan.id,
    kind: 'deep',
    status: 'completed',
    completedAt: new Date().toISOString(),
    repositories: [{ id: scan.repository, provider: 'github', branch: scan.branch, defaultBranch: scan.branch }],
  });
}

/** Has the Gecko stand-in scan a repository, which it connects first where it must, and tells that the scan is complete. */
export async function scan(
  endpoints: Endpoints,
  teamId: string,
  repository: { readonly id: string; readonly rows?: readonly object[]; readonly keep?: boolean },
  about: { readonly endpoints: readonly object[]; readonly wiki: string },
): Promise<string> {
  const answer = await fetch(`${endpoints.gecko.controlUrl}/teams/${teamId}/scans`, {
    method: 'POST',
    body: JSON.stringify({ repositories: [repository], ...about }),
  });
  const { event } = (await answer.json()) as { event: object };
  return tellDetail(endpoints, event);
}

async function tellDetail(endpoints: Endpoints, detail: object): Promise<string> {
  const client = new EventBridgeClient(emulatorClientConfig(endpoints.awsEndpointUrl));
  const { Entries: [entry] = [] } = await client.send(
    new PutEventsCommand({
      Entries: [
        {
          EventBusName: endpoints.eventBusName,
          Source: geckoEventSource,
          DetailType: detailTypes.scanCompleted,
          Detail: JSON.stringify(detail),
        },
      ],
    }),
  );
  if (entry?.EventId) return entry.EventId;
  throw new LocalStartError('demo_failed', `The event bus refused the event: ${entry?.ErrorMessage}`);
}
