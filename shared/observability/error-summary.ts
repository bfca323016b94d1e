/** What the log keeps of an error: no attributes, since those may hold whatever the outside world said. */
export interface ErrorSummary {
  readonly name: string;
  readonly message: string;
  readonly code?: string;
  readonly stack?: string;
  readonly cause?: ErrorSummary;
}

/** Summarizes an error and its causes. */
export function summaryOf(error: unknown): ErrorSummary {
  if (!(error instanceof Error)) return { name: 'Unknown', message: `Something else than an error: ${typeof error}.` };
  const { name, message, stack, cause } = error;
  return {
    name,
    message,
    ...('code' in error && typeof error.code === 'string' ? { code: error.code } : {}),
    ...(stack === undefined ? {} : { stack }),
    ...(cause === undefined ? {} : { cause: summaryOf(cause) }),
  };
}
