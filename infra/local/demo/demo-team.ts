import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import * as z from 'zod';
import { detailTypes, geckoEventSource } from '../../shared/contracts/event-source.ts';
import { emulatorClientConfig } from './emulator-access.ts';
import type { Endpoints } from './endpoints.ts';
import { LocalStartError } from './local-start-error.ts';
import { waitFor } from './wait-for.ts';

/** The scan whose completion is told. */
export interface DemoScan {
  readonly id: string;
  readonly repository: string;
  readonly branch: string;
}

const mappingSchema = z.object({ id: z.string() });
const runSchema = z.object({
  outcome: z.string(),
  reason: z.object({ code: z.string(), message: z.string() }).optional(),
  counts: z.record(z.string(), z.number()),
  triggers: z.array(z.looseObject({ id: z.string() })),
  links: z.object({ defectDojoTest: z.string().optional() }),
});

/** A run as the API shows it. */
export type DemoRun = z.infer<typeof runSchema>;

const runDeadlineMs = 180_000;

/** Connects the demo team to DefectDojo, as the console does. */
export async function connectDemoTeam({ apiUrl, tokens, defectDojo }: Endpoints): Promise<void> {
  const body = { url: defectDojo.url, apiKey: defectDojo.apiKey };
  await call(apiUrl, tokens.manager, 'PUT', '/v1/connection', z.unknown(), body);
}

/**
 * Maps a repository to a product of the same name and returns the mapping's id. An emulator that runs already may hold a
 * mapping from an earlier start, to a product of a DefectDojo that is gone: that one is removed.
 */
export async function mapRepository({ apiUrl, tokens }: Endpoints, repositoryId: string): Promise<string> {
  const page = z.object({ items: z.array(mappingSchema.extend({ repositoryId: z.string() })) });
  const { items } = await call(apiUrl, tokens.manager, 'GET', '/v1/mappings', page);
  const earlier = items.find((mapping) => mapping.repositoryId === repositoryId);
  if (earlier) await call(apiUrl, tokens.manager, 'DELETE', `/v1/mappings/${earlier.id}`, z.unknown());
  const body = { repositoryId, product: { name: repositoryId } };
  return (await call(apiUrl, tokens.manager, 'POST', '/v1/mappings', mappingSchema, body)).id;
}

/** Puts a `Scan Completed` event on the bus, as Gecko does; returns the event's id. */
export async function tellScanCompleted(endpoints: Endpoints, scan: DemoScan): Promise<string> {
  const client = new EventBridgeClient(emulatorClientConfig(endpoints.awsEndpointUrl));
  const detail = {
    version: '1',
    teamId: endpoints.demoTeamId,
    scanId: scan.id,
    kind: 'deep',
    status: 'completed',
    completedAt: new Date().toISOString(),
    repositories: [{ id: scan.repository, provider: 'github', branch: scan.branch, defaultBranch: scan.branch }],
  };
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

/**
 * Waits for the run that served the event.
 *
 * @throws {LocalStartError} `demo_failed` when it took too long or did not succeed.
 */
export async function followRun({ apiUrl, tokens }: Endpoints, mappingId: string, eventId: string): Promise<DemoRun> {
  const page = z.object({ items: z.array(runSchema) });
  const run = await waitFor(
    async () => {
      const { items } = await call(apiUrl, tokens.manager, 'GET', `/v1/mappings/${mappingId}/runs`, page);
      return items.find(({ triggers }) => triggers.some(({ id }) => id === eventId));
    },
    { deadlineMs: runDeadlineMs, intervalMs: 250 },
  );
  if (!run) throw new LocalStartError('demo_failed', `No run served the event within ${runDeadlineMs / 1000} s.`);
  if (run.outcome === 'succeeded' || run.outcome === 'partial') return run;
  throw new LocalStartError('demo_failed', `The run ended as ${run.outcome}: ${run.reason?.message}`);
}

async function call<T extends z.ZodType>(
  apiUrl: string,
  token: string,
  method: string,
  path: string,
  schema: T,
  body?: object,
): Promise<z.infer<T>> {
  const headers = { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) };
  const response = await fetch(`${apiUrl}${path}`, {
    method,
    headers,
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await response.text();
  if (response.ok) return schema.parse(text === '' ? undefined : JSON.parse(text));
  throw new LocalStartError('demo_failed', `${method} ${path} answered ${response.status}: ${text}`);
}
