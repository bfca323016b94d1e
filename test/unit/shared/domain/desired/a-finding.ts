import { type DesiredFinding, desiredFinding } from '../../../../../shared/domain/desired/desired-finding.ts';
import type { ExportPolicy, FindingContext } from '../../../../../shared/domain/desired/export-policy.ts';
import { type GeckoFinding, parseGeckoRow } from '../../../../../shared/domain/source/gecko-finding.ts';

/** The example of Gecko's API documentation, word for word. */
export const documentedRow = {
  id: '3b8d0e21-4c2f-5e3d-0b44-2edf9d8b2e12',
  scanId: '11111111-1111-1111-1111-111111111111',
  scanName: 'Weekly Security Scan',
  scanCreatedAt: '2025-08-02T08:00:00.000Z',
  severity: 7.5,
  confidenceScore: 9,
  title: 'Path Traversal in File Download',
  type: 'LFI',
  cwe: 'CWE-22',
  filePath: 'api/files/download.py',
  shortDescription: 'User-controlled path allows reading arbitrary files.',
  cvssVector: 'CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:N',
};

export const cvss4Vector = 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N';

/** A parsed finding: the documented row with these fields of it changed. */
export function aFinding(overrides: Record<string, unknown> = {}): GeckoFinding {
  const parsed = parseGeckoRow({ ...documentedRow, ...overrides }, new Date('2026-11-22T12:00:00Z'));
  if (parsed.kind !== 'finding') throw new Error(parsed.reason);
  return parsed.finding;
}

/** The policy of a mapping with the usual settings and a server of the newest measured version. */
export function aPolicy(overrides: Partial<ExportPolicy> = {}): ExportPolicy {
  return {
    includeResolved: true,
    verified: true,
    riskAcceptance: 'simple',
    asvsVersion: '5.0.0',
    appBaseUrl: 'https://app.gecko.security',
    repositoryId: 'gecko-security/Paperbaum',
    defectDojoVersion: { major: 3, minor: 2, patch: 0 },
    ...overrides,
  };
}

/** What a finding that is exported should be in DefectDojo. */
export function aDesired(
  row: Record<string, unknown> = {},
  policy: Partial<ExportPolicy> = {},
  context: FindingContext = {},
): DesiredFinding {
  const result = desiredFinding(aFinding(row), aPolicy(policy), context);
  if (result.kind !== 'desired') throw new Error(result.reason);
  return result.desired;
}
