import { StageConfigError } from '../stage-config.ts';

/** The emulator's account. */
export const localAccount = '000000000000';

/** The emulator's region, stated for every tool that asks. */
export const localRegion = 'us-east-1';

/** Credentials that the emulator takes; it takes any. */
export const localCredentials = { accessKeyId: 'test', secretAccessKey: 'test' } as const;

/** Configuration with which an AWS SDK client reaches the emulator. */
export function emulatorClientConfig(endpoint: string) {
  return { endpoint, region: localRegion, credentials: localCredentials };
}

/** Environment with which the CDK and AWS CLIs reach the emulator. */
export function emulatorEnvironment(endpoint: string): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_ENDPOINT_URL_S3: endpoint,
    AWS_ACCESS_KEY_ID: localCredentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: localCredentials.secretAccessKey,
    AWS_REGION: localRegion,
    AWS_DEFAULT_REGION: localRegion,
  };
}

/**
 * Refuses the local stage for an account of AWS, where anybody could make tokens that its issuer on loopback is trusted for.
 *
 * @param account that of the credentials at hand; `undefined` where there are none
 * @throws {StageConfigError}
 */
export function requireEmulatorAccount(account: string | undefined): void {
  if (account === undefined || account === localAccount) return;
  throw new StageConfigError(
    `The stage local is for the emulator's account ${localAccount} alone, and these credentials are of ${account}: ` +
      'it trusts tokens of a local issuer and calls loopback addresses. Deploy the stage dev instead.',
  );
}
