import type { TeamId } from '../domain/names/ids.ts';
import type { GatewayHeader } from '../domain/team/gateway-headers.ts';

/** What it takes to reach a DefectDojo and to be let in. */
export interface DefectDojoTarget {
  readonly baseUrl: string;
  readonly apiKey: string;
  /** What a gateway in front of it asks for, with every call. @default none */
  readonly gatewayHeaders?: readonly GatewayHeader[] | undefined;
  /** PEM of the only authorities to trust. @default the public ones */
  readonly certificateAuthority?: string | undefined;
}

/**
 * What opens a team's DefectDojo. URL, headers and authority come from the same secret, so that none of them is ever used for
 * another host than it was given for.
 */
export interface DefectDojoKey extends DefectDojoTarget {
  readonly version: number;
}

/** A key is still there although it was to be destroyed. The message never quotes it. */
export class KeyNotDestroyedError extends Error {
  readonly code = 'key_not_destroyed';
  override readonly name = 'KeyNotDestroyedError';

  constructor(cause: unknown) {
    super('The key could not be destroyed.', { cause });
  }
}

/** Reads the API keys of teams. */
export interface KeyReader {
  /** The team's DefectDojo key; `undefined` when it isn't connected. `fresh` bypasses the cache. */
  defectDojoKey(teamId: TeamId, options?: { fresh?: boolean }): Promise<DefectDojoKey | undefined>;
  /** The team's own Gecko key, or the one for all teams; `undefined` when there is neither. `fresh` bypasses the cache. */
  geckoKey(teamId: TeamId, options?: { fresh?: boolean }): Promise<string | undefined>;
}

/** Keeps the API keys of teams. */
export interface KeyKeeper extends KeyReader {
  /** Stores the team's key in the place of one that there is, also of one that is about to be deleted. */
  putDefectDojoKey(teamId: TeamId, key: DefectDojoKey): Promise<void>;
  /**
   * Destroys the key at once, without a recovery window.
   *
   * @throws {KeyNotDestroyedError} when it is still there
   */
  destroyDefectDojoKey(teamId: TeamId): Promise<void>;
}
