import type { Agent } from 'undici';
import { readAuthorityFile, readGatewayHeaders } from '../../infra/local/gateway-options.ts';
import type { GatewayHeader } from '../../shared/domain/team/gateway-headers.ts';

/** What stands in front of a real DefectDojo, as a command line names it. */
export interface NamedGateway {
  readonly gatewayHeaders: readonly GatewayHeader[];
  /** File with the certificates of the authority to trust. */
  readonly authorityFile?: string | undefined;
}

/** The options that name it, as those of `npm start` do. */
export const gatewayOptions = {
  'gateway-header': { type: 'string', multiple: true },
  'certificate-authority': { type: 'string' },
} as const;

/** What the usage says of {@link gatewayOptions}. */
export const gatewayUsage = `  --gateway-header 'Name: value'
                      a header that a gateway in front of it asks for; up to four times
  --certificate-authority FILE
                      certificates (PEM) of the authority that signed its certificate, where that is no public one`;

/** @throws {Error} that names the option and the remedy, and no value: these are secret */
export function readNamedGateway(values: {
  readonly 'gateway-header'?: readonly string[] | undefined;
  readonly 'certificate-authority'?: string | undefined;
}): NamedGateway {
  const { 'gateway-header': headers = [], 'certificate-authority': authorityFile } = values;
  return { gatewayHeaders: readGatewayHeaders(headers), authorityFile };
}

/** How a server behind a gateway is called. */
export interface WayThrough {
  readonly headers: Readonly<Record<string, string>>;
  readonly agent: Pick<Agent.Options, 'connect'>;
}

/** @throws {Error} that names the file and what to give instead */
export async function wayThrough({ gatewayHeaders, authorityFile }: NamedGateway): Promise<WayThrough> {
  const headers = Object.fromEntries(gatewayHeaders.map(({ name, value }) => [name, value]));
  if (authorityFile === undefined) return { headers, agent: {} };
  return { headers, agent: { connect: { ca: await readAuthorityFile(authorityFile, new Date()) } } };
}
