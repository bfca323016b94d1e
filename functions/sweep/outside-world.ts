import type * as z from 'zod';
import { createHttpDefectDojo } from '../../shared/adapters/defectdojo/http-defectdojo.ts';
import { createHttpGeckoRepositories } from '../../shared/adapters/gecko/http-gecko-repositories.ts';
import { type sweepEnvironmentSchema, targetRulesOf } from '../../shared/environment.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { ProbeConnectionsDependencies } from './probe-connections.ts';

/** How the sweep calls Gecko and DefectDojo: `User-Agent` names the service's version, and that it is no run that calls. */
export function outsideWorldOf(
  settings: z.infer<typeof sweepEnvironmentSchema>,
  clock: Clock,
): Pick<ProbeConnectionsDependencies, 'openGecko' | 'openDefectDojo'> {
  const outbound = {
    rules: targetRulesOf(settings.OUTBOUND_TARGETS),
    userAgent: `gecko-defectdojo-export/${settings.SERVICE_VERSION} (sweep)`,
    clock,
  };
  return {
    openDefectDojo: async (target) => createHttpDefectDojo({ ...target, ...outbound }),
    openGecko: async (apiKey) => createHttpGeckoRepositories({ baseUrl: settings.GECKO_API_URL, apiKey, ...outbound }),
  };
}
