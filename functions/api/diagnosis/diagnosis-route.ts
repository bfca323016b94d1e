import { diagnosisViewSchema } from '../../../shared/contracts/management-api/diagnosis.ts';
import { mappingPathSchema } from '../../../shared/contracts/management-api/identifiers.ts';
import { isDriftCheckAlone } from '../../../shared/domain/sync/drift-check.ts';
import { instanceOf } from '../../../shared/domain/sync/pause.ts';
import { mappingPath } from '../core/links.ts';
import { repositoryKeyOf } from '../core/mapping-id.ts';
import { placesInLines } from '../core/places-in-lines.ts';
import { type ManagedRoute, managedRoute } from '../core/route.ts';
import { diagnose } from './diagnose.ts';

/** Drift checks are no syncs, and few: the last sync is found among so many runs. */
const runsSearched = 10;

/** "Why aren't my findings there?" */
export const diagnosisRoutes: readonly ManagedRoute[] = [
  managedRoute({
    method: 'GET',
    path: '/v1/mappings/{mappingId}/diagnosis',
    operationId: 'diagnose',
    tag: 'Mappings',
    summary: "Why aren't my findings there?",
    description: 'Answers for every repository, mapped or not, in plain sentences with what to do.',
    params: mappingPathSchema,
    responses: { 200: { description: 'Every reason that is known.', schema: diagnosisViewSchema } },
    problems: ['mapping_not_found'],
    async handle({ caller, params }, services) {
      const { teams, syncs, holds, pauses, slots, clock } = services;
      const key = repositoryKeyOf(caller, params.mappingId);
      const [connection, mapping, sync, hold, runs] = await Promise.all([
        teams.connection(caller.teamId),
        teams.mapping(key),
        syncs.state(key),
        holds.holdSummary(key),
        syncs.runs(key, { limit: runsSearched }),
      ]);
      const isConnected = connection !== undefined && connection.status !== 'disconnected';
      const [pause, gate] = await Promise.all([
        connection && pauses.pauseOf(instanceOf(connection)),
        isConnected ? slots.uploadGate(instanceOf(connection)) : undefined,
      ]);
      const lastRun = runs.items.find(({ triggers }) => !isDriftCheckAlone(triggers));
      const { place } = await placesInLines(services)(key, sync);
      const items = diagnose({ key, connection, mapping, sync, hold, lastRun, pause, gate, place }, clock.now());
      const { repositoryId } = key;
      return { status: 200, body: { repositoryId, items, links: { mapping: mappingPath(repositoryId) } } };
    },
  }),
];
