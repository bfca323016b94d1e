import { parseServerVersion } from '../../shared/domain/defectdojo/server-version.ts';
import { desiredFinding } from '../../shared/domain/desired/desired-finding.ts';
import { type ImportRow, importRow } from '../../shared/domain/desired/import-row.ts';
import { parseGeckoRow } from '../../shared/domain/source/gecko-finding.ts';

const policy = {
  includeResolved: true,
  verified: true,
  minimumSeverity: undefined,
  asvsVersion: '5.0.0',
  appBaseUrl: 'https://app.gecko.security',
  repositoryId: 'acme/shop',
  defectDojoVersion: parseServerVersion('3.2.0'),
  riskAcceptance: 'forbidden',
} as const;

/** A row of Gecko's as a row of a file for DefectDojo, as we send it but for the tags of chapters. */
export function fileRow(row: unknown): ImportRow {
  const parsed = parseGeckoRow(row, new Date());
  const wanted = parsed.kind === 'finding' ? desiredFinding(parsed.finding, policy) : parsed;
  if (wanted.kind !== 'desired') throw new Error(`A row of the bench can't be exported: ${JSON.stringify(wanted)}`);
  return importRow(wanted.desired);
}
