import type { Endpoints } from '../../../infra/local/endpoints.ts';
import { instanceOf } from '../../../shared/domain/sync/pause.ts';
import { sendEvents } from '../events.ts';
import type { LoadStores } from '../stage-access.ts';
import type { LoadedRepository } from '../teams.ts';
import { watchEvents } from '../watch.ts';
import type { SeenPhase } from './night-report.ts';
import type { Turn } from './order.ts';
import { functionMs, messagesSent } from './usage.ts';
import { watchLine } from './watch-line.ts';

/** Who is scanned, and how. */
interface Phase {
  readonly endpoints: Endpoints;
  readonly stores: LoadStores;
  readonly others: readonly LoadedRepository[];
  /** Of the large team; none where the others are alone. */
  readonly large: readonly LoadedRepository[];
  /** Within how long all are scanned, milliseconds. */
  readonly overMs: number;
  readonly deadlineMs: number;
  tell(line: string): void;
}

/** Has each repository scanned once more, and waits until all are in sync or the time is up. */
export async function playPhase(phase: Phase): Promise<SeenPhase & { readonly turns: readonly Turn[] }> {
  const { endpoints, stores, others, large, overMs, deadlineMs, tell } = phase;
  const beganAt = new Date();
  const sentBefore = await messagesSent(endpoints);
  const line = large[0] && watchLine(stores.line, instanceOf({ baseUrl: large[0].team.instance.url }));
  // One by one, as scans end, and those of the others at the same distance in each phase: what comes of them is compared.
  const sent = await Promise.all(
    [others, large].map((some) => sendEvents(endpoints, some, { overMs, eventsPerCall: 1 })),
  );
  const events = sent.flat();
  const left = { deadlineMs: beganAt.getTime() + deadlineMs - Date.now(), tell };
  const seen = await watchEvents(stores.syncs, [...others, ...large], events, left);

  const cameAtMs = await line?.();
  const runs = seen.runs.filter(({ startedAt }) => Date.parse(startedAt) >= beganAt.getTime());
  const isOfLarge = new Set(large);
  const lastMs = Math.max(beganAt.getTime(), ...runs.map(({ finishedAt }) => Date.parse(finishedAt)));
  const beganAtMs = new Map(
    runs
      .filter(({ outcome }) => outcome !== 'waiting')
      .flatMap(({ triggers, startedAt }) => triggers.map(({ id }) => [id, Date.parse(startedAt)])),
  );
  return {
    tookMs: lastMs - beganAt.getTime(),
    events: events.map(({ id, repository, sentAtMs }) => ({
      ofLargeTeam: isOfLarge.has(repository),
      sentAtMs,
      servedAtMs: seen.servedAtMs.get(id),
    })),
    runs,
    messagesSent: (await messagesSent(endpoints)) - sentBefore,
    functionMs: await functionMs(endpoints, beganAt),
    // Who found a place at once never stood in the line.
    turns: (sent[1] ?? []).flatMap(({ id, repository }) => {
      const came = cameAtMs?.get(repository.key.repositoryId);
      const began = beganAtMs.get(id);
      return came === undefined || began === undefined ? [] : [{ cameAtMs: came, beganAtMs: began }];
    }),
  };
}
