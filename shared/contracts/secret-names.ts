/**
 * The naming rule of every secret this service reads. All start with the prefix of the stage, so that one IAM pattern
 * covers them and nothing else:
 *
 * - `gecko-defectdojo/<stage>/teams/<teamId>/defectdojo`: the team's DefectDojo URL and API v2 key, written by the API;
 * - `gecko-defectdojo/<stage>/teams/<teamId>/gecko`: the team's Gecko API key, put there by an operator;
 * - `gecko-defectdojo/<stage>/gecko`: the Gecko API key for every team without one of its own.
 *
 * No name ends in a hyphen and six characters, which Secrets Manager could mistake for a partial ARN
 * (docs.aws.amazon.com/secretsmanager/latest/userguide/troubleshoot.html).
 */
export function secretPrefix(stage: string): string {
  return `gecko-defectdojo/${stage}`;
}

/** Name of the secret `{ baseUrl, apiKey, version, gatewayHeaders?, certificateAuthority? }` of a team's DefectDojo. */
export function defectDojoSecretName(prefix: string, teamId: string): string {
  return `${prefix}/teams/${teamId}/defectdojo`;
}

/** Name of the secret `{ apiKey }` with a team's own Gecko API key. */
export function teamGeckoSecretName(prefix: string, teamId: string): string {
  return `${prefix}/teams/${teamId}/gecko`;
}

/** Name of the secret `{ apiKey }` with the Gecko API key used for teams without one of their own. */
export function defaultGeckoSecretName(prefix: string): string {
  return `${prefix}/gecko`;
}
