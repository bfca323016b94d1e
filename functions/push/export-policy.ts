import { parseServerVersion } from '../../shared/domain/defectdojo/server-version.ts';
import type { ExportPolicy } from '../../shared/domain/desired/export-policy.ts';
import type { RepositoryKey } from '../../shared/domain/names/ids.ts';
import type { Connection } from '../../shared/domain/team/connection.ts';

/** The policy that a team's settings and its DefectDojo come to, but for what the product says of risk acceptance. */
export function exportPolicy(
  { settings, defectDojo }: Pick<Connection, 'settings' | 'defectDojo'>,
  { repositoryId }: RepositoryKey,
  geckoAppUrl: string,
): Omit<ExportPolicy, 'riskAcceptance'> {
  return {
    includeResolved: settings.includeResolvedFindings,
    verified: settings.markVerified,
    minimumSeverity: settings.minimumSeverity,
    asvsVersion: settings.asvsVersion,
    appBaseUrl: geckoAppUrl,
    repositoryId,
    defectDojoVersion: parseServerVersion(defectDojo.version ?? ''),
  };
}
