import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { emulatorClientConfig } from '../../infra/local/emulator-access.ts';
import type { Endpoints } from '../../infra/local/endpoints.ts';
import { detailTypes, geckoEventSource } from '../../shared/contracts/event-source.ts';
import type { LoadedRepository } from './teams.ts';

/** An event that the bus took. */
export interface SentEvent {
  readonly id: string;
  readonly repository: LoadedRepository;
  readonly sentAtMs: number;
}

/** What one call may carry (docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html). */
const eventsPerCall = 10;

/** One event for each repository first; every second one after them is of the noisy team's, the first repository's. */
export function repositoriesInTurn(all: readonly LoadedRepository[], events: number): LoadedRepository[] {
  const noisy = all.filter(({ key }) => key.teamId === all[0]?.key.teamId);
  const pick = (from: readonly LoadedRepository[], turn: number) => from.slice(turn % from.length)[0];
  const more = Array.from({ length: events - all.length }, (_, index) =>
    pick(index % 2 === 0 ? noisy : all, Math.floor(index / 2)),
  );
  return [...all, ...more.filter((repository) => repository !== undefined)];
}

/** Puts an event for each on the bus, as Gecko does. @throws {Error} when the bus refuses one */
export async function sendEvents(endpoints: Endpoints, turns: readonly LoadedRepository[]): Promise<SentEvent[]> {
  const client = new EventBridgeClient(emulatorClientConfig(endpoints.awsEndpointUrl));
  const sent: SentEvent[] = [];
  for (let first = 0; first < turns.length; first += eventsPerCall) {
    const some = turns.slice(first, first + eventsPerCall);
    const sentAtMs = Date.now();
    const Entries = some.map((repository) => ({
      EventBusName: endpoints.eventBusName,
      Source: geckoEventSource,
      DetailType: detailTypes.scanCompleted,
      Detail: JSON.stringify(detailOf(repository, sentAtMs)),
    }));
    const answer = await client.send(new PutEventsCommand({ Entries }));
    for (const [index, repository] of some.entries()) {
      const entry = answer.Entries?.[index];
      if (!entry?.EventId) throw new Error(`The event bus refused an event: ${entry?.ErrorMessage}`);
      sent.push({ id: entry.EventId, repository, sentAtMs });
    }
  }
  return sent;
}

function detailOf({ key, scanId }: LoadedRepository, completedAtMs: number) {
  return {
    version: '1',
    teamId: key.teamId,
    scanId,
    kind: 'deep',
    status: 'completed',
    completedAt: new Date(completedAtMs).toISOString(),
    repositories: [{ id: key.repositoryId, provider: 'github', branch: 'main', defaultBranch: 'main' }],
  };
}
