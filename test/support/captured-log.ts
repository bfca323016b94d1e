import { Logger } from '@aws-lambda-powertools/logger';

/** The logger that functions log with, whose lines are kept instead of written. */
export function capturedLog(serviceName: string): { readonly logger: Logger; readonly lines: string[] } {
  const lines: string[] = [];
  const keep = (line: unknown) => lines.push(String(line));
  const logger = new Logger({ serviceName, logLevel: 'DEBUG' });
  Object.assign(logger, { console: { ...console, debug: keep, info: keep, warn: keep, error: keep, log: keep } });
  return { logger, lines };
}
