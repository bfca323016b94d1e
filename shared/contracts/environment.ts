/**
 * Names of the environment variables that the stack sets and the functions read.
 * Stated once, so that neither side can misspell one.
 */
export const environmentNames = {
  stage: 'STAGE',
  tableName: 'TABLE_NAME',
  syncQueueUrl: 'SYNC_QUEUE_URL',
  syncDeadLetterQueueUrl: 'SYNC_DEAD_LETTER_QUEUE_URL',
  eventBusName: 'EVENT_BUS_NAME',
  secretPrefix: 'SECRET_PREFIX',
  secretKeyArn: 'SECRET_KEY_ARN',
  geckoApiUrl: 'GECKO_API_URL',
  geckoAppUrl: 'GECKO_APP_URL',
  outboundTargets: 'OUTBOUND_TARGETS',
  teamClaim: 'TEAM_CLAIM',
  roleClaim: 'ROLE_CLAIM',
  functionTimeoutSeconds: 'FUNCTION_TIMEOUT_SECONDS',
  syncSpacingSeconds: 'SYNC_SPACING_SECONDS',
  syncsPerInstance: 'SYNCS_PER_INSTANCE',
  serviceVersion: 'SERVICE_VERSION',
} as const;

/** Which addresses the functions may call: `public` everywhere but on a laptop, where the stand-ins listen on loopback. */
export const outboundTargets = ['public', 'public-and-loopback'] as const;
