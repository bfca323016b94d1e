import { setTimeout as delay } from 'node:timers/promises';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { emulatorClientConfig } from '../../infra/local/emulator-access.ts';
import type { Endpoints } from '../../infra/local/endpoints.ts';
import { detailTypes, geckoEventSource } from '../../shared/contracts/event-source.ts';
import { type LoadedRepository, scanAgain } from './teams.ts';

/** An event that the bus took. */
export interface SentEvent {
  readonly id: string;
  readonly repository: LoadedRepository;
  readonly sentAtMs: number;
}

/** How events are sent. */
export interface Sending {
  /** How long it takes to send them all, milliseconds, evenly. @default as fast as the bus takes them */
  readonly overMs?: number;
  /** @default what one call may carry (docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html) */
  readonly eventsPerCall?: number;
}

/** Scans each repository once more, with one new finding, and puts the event of it on the bus, as Gecko does. @throws {Error} when the bus refuses one */
export async function sendEvents(
  endpoints: Endpoints,
  turns: readonly LoadedRepository[],
  { overMs = 0, eventsPerCall = 10 }: Sending = {},
): Promise<SentEvent[]> {
  const client = new EventBridgeClient(emulatorClientConfig(endpoints.awsEndpointUrl));
  const beganAtMs = Date.now();
  const sent: SentEvent[] = [];
  let lastScanAtMs = 0;
  const details = (repository: LoadedRepository) => {
    // No two scans end at one instant: the newest one is that which counts.
    lastScanAtMs = Math.max(lastScanAtMs + 1, Date.now());
    return detailOf(repository, lastScanAtMs);
  };
  for (let first = 0; first < turns.length; first += eventsPerCall) {
    await delay(Math.max(0, beganAtMs + (overMs * first) / turns.length - Date.now()));
    const some = turns.slice(first, first + eventsPerCall);
    const Entries = some.map((repository) => ({
      EventBusName: endpoints.eventBusName,
      Source: geckoEventSource,
      DetailType: detailTypes.scanCompleted,
      Detail: JSON.stringify(details(repository)),
    }));
    const sentAtMs = Date.now();
    const answer = await client.send(new PutEventsCommand({ Entries }));
    for (const [index, repository] of some.entries()) {
      const entry = answer.Entries?.[index];
      if (!entry?.EventId) throw new Error(`The event bus refused an event: ${entry?.ErrorMessage}`);
      sent.push({ id: entry.EventId, repository, sentAtMs });
    }
  }
  return sent;
}

function detailOf(repository: LoadedRepository, atMs: number) {
  const { id: scanId } = scanAgain(repository, { atMs, newFindings: 1 });
  return {
    version: '1',
    teamId: repository.key.teamId,
    scanId,
    kind: 'deep',
    status: 'completed',
    completedAt: new Date(atMs).toISOString(),
    repositories: [{ id: repository.key.repositoryId, provider: 'github', branch: 'main', defaultBranch: 'main' }],
  };
}
