import type { Run } from '../../../functions/api/client/api-types.ts';
import { createExportClient, type ExportClient, problemIn } from '../../../functions/api/client/export-client.ts';
import type { Endpoints, OpenDefectDojo } from '../endpoints.ts';
import { LocalStartError } from '../local-start-error.ts';
import { waitFor } from '../wait-for.ts';

/** A team that the demonstration acts for, with a manager's token. */
export interface DemoTeam {
  readonly id: string;
  readonly api: ExportClient;
}

const runDeadlineMs = 180_000;

/** The team that most of the demonstration is about. */
export function demoTeam({ demoTeamId, apiUrl, tokens }: Endpoints): DemoTeam {
  return { id: demoTeamId, api: createExportClient({ baseUrl: apiUrl, token: () => tokens.manager }) };
}

/** Connects a team to DefectDojo, as the console does. */
export async function connectTeam({ api }: DemoTeam, defectDojo: OpenDefectDojo): Promise<void> {
  const { url, apiKey, gatewayHeaders = [], certificateAuthority = null } = defectDojo;
  const gateway = { gatewayHeaders: [...gatewayHeaders], certificateAuthority };
  await answerOf(api.PUT('/v1/connection', { body: { url, apiKey, ...gateway } }));
}

/**
 * Maps a repository to a product of the same name. An emulator that runs already may hold a mapping from an earlier start, to
 * a product of a DefectDojo that is gone: that one is removed.
 */
export async function mapRepository({ api }: DemoTeam, repositoryId: string) {
  const { items } = await answerOf(api.GET('/v1/mappings'));
  const earlier = items.find((mapping) => mapping.repositoryId === repositoryId);
  if (earlier) await answerOf(api.DELETE('/v1/mappings/{mappingId}', { params: { path: { mappingId: earlier.id } } }));
  return answerOf(api.POST('/v1/mappings', { body: { repositoryId, product: { name: repositoryId } } }));
}

/**
 * Waits for the run that served an event and didn't only wait itself.
 *
 * @throws {LocalStartError} `demo_failed` when it took too long or ended otherwise than in one of `outcomes`.
 */
export async function followRun(
  { api }: DemoTeam,
  { mappingId, eventId, outcomes }: { mappingId: string; eventId: string; outcomes: readonly Run['outcome'][] },
): Promise<Run> {
  const look = async () => {
    const { items } = await answerOf(api.GET('/v1/mappings/{mappingId}/runs', { params: { path: { mappingId } } }));
    return items.find(({ triggers, outcome }) => outcome !== 'waiting' && triggers.some(({ id }) => id === eventId));
  };
  const run = await waitFor(look, { deadlineMs: runDeadlineMs, intervalMs: 250 });
  if (!run) throw new LocalStartError('demo_failed', `No run served the event within ${runDeadlineMs / 1000} s.`);
  if (outcomes.includes(run.outcome)) return run;
  throw new LocalStartError('demo_failed', `The run ended as ${run.outcome}: ${run.reason?.message}`);
}

async function answerOf<T>(call: Promise<{ data?: T; error?: object; response: Response }>): Promise<T> {
  const { data, error, response } = await call;
  if (response.ok) return data as T;
  const path = new URL(response.url).pathname;
  throw new LocalStartError('demo_failed', `${path} answered ${response.status}: ${JSON.stringify(problemIn(error))}`);
}
