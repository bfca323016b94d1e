import { parseBaseUrl } from '../../../shared/http/target/base-url.ts';
import { BaseUrlError, type BaseUrlErrorCode } from '../../../shared/http/target/base-url-error.ts';
import type { TargetRules } from '../../../shared/http/target/target-rules.ts';
import { ApiProblem } from '../core/api-problem.ts';

const privateAddress: ReadonlySet<BaseUrlErrorCode> = new Set([
  'address_forbidden',
  'host_reserved',
  'host_without_dot',
]);

/**
 * Normalises the URL that a person typed.
 *
 * @throws {ApiProblem} `url_invalid` or `address_not_public`; `errors` holds the very mistake
 */
export function normalizedUrl(text: string, rules: TargetRules): string {
  try {
    return parseBaseUrl(text, rules).href;
  } catch (error) {
    if (!(error instanceof BaseUrlError)) throw error;
    const inside = privateAddress.has(error.code);
    throw new ApiProblem(inside ? 'address_not_public' : 'url_invalid', error.message, {
      ...(inside ? {} : { advice: error.advice }),
      field: 'url',
      errors: [{ pointer: '/url', detail: error.message, code: error.code }],
      cause: error,
    });
  }
}
