import type * as z from 'zod';
import { openSyncDefectDojo } from '../../shared/adapters/defectdojo/sync-defectdojo.ts';
import { openGeckoApi } from '../../shared/adapters/gecko/open-gecko-api.ts';
import { type pushEnvironmentSchema, targetRulesOf } from '../../shared/environment.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { OpenWorkDependencies } from './round.ts';

/** Longest that one call to DefectDojo may last, milliseconds; a lease must outlive a call that is under way. */
export const longestCallMs = 120_000;

/** How a run calls Gecko and DefectDojo: `User-Agent` names the service's version and the run to those who look into their log. */
export function outsideWorldOf(
  settings: Pick<z.infer<typeof pushEnvironmentSchema>, 'SERVICE_VERSION' | 'OUTBOUND_TARGETS' | 'GECKO_API_URL'>,
  clock: Clock,
): Pick<OpenWorkDependencies, 'openGecko' | 'openDefectDojo'> {
  const outbound = ({ runId, endsAt }: { readonly runId: string; readonly endsAt: Date }) => ({
    rules: targetRulesOf(settings.OUTBOUND_TARGETS),
    userAgent: `gecko-defectdojo-export/${settings.SERVICE_VERSION} (run ${runId})`,
    clock,
    endsAtMs: endsAt.getTime(),
  });
  return {
    openGecko: (apiKey, run) => openGeckoApi({ baseUrl: settings.GECKO_API_URL, apiKey, ...outbound(run) }),
    openDefectDojo: (key, run) =>
      openSyncDefectDojo({
        ...key,
        ...outbound(run),
        uploadDeadlineMs: longestCallMs,
        connections: run.connections,
        afterCall: (call) => run.pace.ended(call),
        beforeWrite: (time) => run.permit.beforeWrite(time),
      }),
  };
}
