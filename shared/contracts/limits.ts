/** Longest run of the push function, seconds. Chosen so that one upload of 500 findings to a slow server fits. */
export const pushTimeoutSeconds = 300;

/**
 * Memory of the push function: that at which Lambda gives one whole processor (docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html).
 * Comparing 50,000 findings takes some 45 s of one: with less, a run could end before its first write, again and again.
 */
export const pushMemoryMegabytes = 1_769;

/** Longest run of the API function, seconds: an HTTP API ends its integration after 30 s (docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html). */
export const apiTimeoutSeconds = 29;

/** Longest run of the sweep function, seconds: below its interval, so that one ends before the next begins. */
export const sweepTimeoutSeconds = 240;

/**
 * How long SQS hides a message that a function is working on: six times the function's time-out, AWS's own rule
 * (docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html), so that a throttled batch isn't delivered twice.
 */
export const syncVisibilityTimeoutSeconds = 6 * pushTimeoutSeconds;

/** How often a message may crash its handler before it goes to the dead-letter queue (AWS advises at least 5). */
export const syncMaxReceiveCount = 5;

/** Syncs that may work on one DefectDojo at once, at most: measured, more clients gain little and hurt the server. */
export const syncsPerInstance = 2;

/** Runs are kept this long, days. */
export const runRetentionDays = 90;

/** Previews are kept this long, hours: what they tell is out of date soon. */
export const previewRetentionHours = 24;

/** Audit entries are kept this long, days. */
export const auditRetentionDays = 365;
