import { gatewayHeadersReservedBytes, requestHeadBytes, requestHeadMaxBytes } from '../../http/request/request-head.ts';
import { requestPath } from '../../http/request/request-path.ts';
import type { DefectDojoTarget } from '../../ports/key-store.ts';
import { gatewayHeadersOf } from './calls/gateway-headers-of.ts';

const longestPath = requestPath`/api/v2/engagements/`;
/** Of the name of a repository as long as can be, in characters of nine bytes; a test asks each call for its longest. */
const longestQueryBytes = 2_500;
const longestUserAgent = 'gecko-defectdojo-export/100.100.100 (run 01a20525-0000-7000-8000-000000000001)';

/**
 * Bytes that a server still takes beside the longest request that is ever made to a DefectDojo, its body apart. Less than none:
 * some day a long name would make a request that nobody takes.
 */
export function headRoomBytes(target: DefectDojoTarget): number {
  const { origin, pathname } = new URL(target.baseUrl);
  const headers = {
    ...gatewayHeadersOf(target),
    accept: 'application/json',
    'accept-encoding': 'identity',
    'user-agent': longestUserAgent,
    authorization: `Token ${target.apiKey}`,
  };
  const path = `${pathname.replace(/\/$/, '')}${longestPath}?${'q'.repeat(longestQueryBytes)}`;
  return requestHeadMaxBytes - gatewayHeadersReservedBytes - requestHeadBytes({ origin, path, headers });
}
