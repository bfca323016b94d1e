import type { Run } from '../../functions/api/client/api-types.ts';
import { severities } from './arrived-findings.ts';
import type { Endpoints, OpenDefectDojo } from './endpoints.ts';

/** What the demonstration did. */
export interface Demonstration {
  readonly endpoints: Endpoints;
  readonly repository: string;
  readonly run: Run;
  readonly arrived: ReadonlyMap<string, number>;
}

/** The text that `npm start` ends with. */
export function summarize({ endpoints, repository, run, arrived }: Demonstration): string {
  const total = [...arrived.values()].reduce((sum, count) => sum + count, 0);
  const rows = severities
    .filter((severity) => severity !== 'Info')
    .map((severity) => row(severity, arrived.get(severity) ?? 0));
  const authorization = '-H "Authorization: Bearer $TOKEN"';
  return [
    '',
    `Settings  ${endpoints.consoleUrl}  ← open it in a browser`,
    `Deployed  the stack GeckoDefectDojo-local to ${endpoints.awsEndpointUrl}`,
    `Pushed    ${repository} → ${run.links.defectDojoTest ?? endpoints.defectDojo.url} (run ${run.outcome})`,
    '',
    row('Severity', 'Findings'),
    ...rows,
    row('Total', total),
    '',
    `API       ${endpoints.apiUrl}`,
    'Token     of a manager of the demo team, good for a day; all endpoints and tokens are in .local/endpoints.json',
    '',
    'Try',
    `  TOKEN=${endpoints.tokens.manager}`,
    `  curl -s ${authorization} '${endpoints.apiUrl}/v1/connection'`,
    `  curl -s ${authorization} '${endpoints.apiUrl}/v1/mappings'`,
    ...waysIn(endpoints.defectDojo),
    '',
  ].join('\n');
}

/** None where a gateway asks for more than the key: what it asks for is nothing for a screen. */
function waysIn({ url, apiKey, gatewayHeaders = [], certificateAuthority }: OpenDefectDojo): string[] {
  if (gatewayHeaders.length > 0 || certificateAuthority !== undefined) return [];
  return [`  curl -s -H "Authorization: Token ${apiKey}" '${url}/api/v2/findings/?limit=1'`];
}

const row = (label: string, value: number | string) => `  ${label.padEnd(10)}${String(value).padStart(8)}`;
