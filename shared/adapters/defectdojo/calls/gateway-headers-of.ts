import type { DefectDojoTarget } from '../../../ports/key-store.ts';

/** What a gateway asks for, by its names. */
export function gatewayHeadersOf({ gatewayHeaders = [] }: DefectDojoTarget): Record<string, string> {
  return Object.fromEntries(gatewayHeaders.map(({ name, value }) => [name, value]));
}
