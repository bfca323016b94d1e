import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { GatewayHeader } from '../../shared/domain/team/gateway-headers.ts';
import type { StackOutputs } from './deploy.ts';

/** A DefectDojo, and what it takes to be let in. */
export interface OpenDefectDojo {
  readonly url: string;
  readonly apiKey: string;
  /** What a gateway in front of it asks for. @default nothing */
  readonly gatewayHeaders?: readonly GatewayHeader[] | undefined;
  /** PEM of the only authorities to trust. @default the public ones */
  readonly certificateAuthority?: string | undefined;
}

/** Where everything of a running local stage is, so that any script can drive it. Written to `.local/endpoints.json`. */
export interface Endpoints {
  readonly awsEndpointUrl: string;
  /** Where throttling and lost answers of AWS are ordered; undefined with an emulator that somebody else started. */
  readonly awsControlUrl: string | undefined;
  readonly region: string;
  readonly apiUrl: string;
  /** The settings page. */
  readonly consoleUrl: string;
  readonly openApiUrl: string;
  readonly eventBusName: string;
  readonly eventBusArn: string;
  /** Archive of Gecko's events. */
  readonly archiveName: string;
  readonly syncQueueUrl: string;
  readonly syncDeadLetterQueueUrl: string;
  readonly ruleDeadLetterQueueUrl: string;
  readonly sweepFunctionName: string;
  readonly tableName: string;
  readonly demoTeamId: string;
  readonly otherTeamId: string;
  /** Access tokens for the API, each valid for a day. */
  readonly tokens: {
    readonly admin: string;
    readonly manager: string;
    readonly member: string;
    readonly readOnly: string;
    /** A manager of the second team. */
    readonly otherTeam: string;
    /** A manager's token that was made for another service. */
    readonly foreignAudience: string;
    /** A token whose role claim is a list of one: Manager. */
    readonly listedManager: string;
    /** A token whose role claim is a list of one role with a space in it: Account Manager. */
    readonly accountManager: string;
  };
  readonly gecko: { readonly url: string; readonly controlUrl: string };
  readonly defectDojo: OpenDefectDojo & {
    /** Only the stand-in has one. */
    readonly controlUrl: string | undefined;
  };
}

/**
 * The API's address as every client can reach it: the emulator's own name for it (`{id}.execute-api.localhost`) does not
 * resolve in Node.
 */
export function reachableApiUrl(awsEndpointUrl: string, outputs: StackOutputs): string {
  const [apiId] = new URL(outputs.ApiUrl).hostname.split('.');
  return `${awsEndpointUrl}/_aws/execute-api/${apiId}/$default`;
}

/** Writes the endpoints for scripts; readable by their owner alone, since tokens and keys are in it. */
export async function writeEndpoints(folder: string, endpoints: Endpoints): Promise<void> {
  await writeFile(path.join(folder, 'endpoints.json'), `${JSON.stringify(endpoints, null, 2)}\n`, { mode: 0o600 });
}
