/** One code per thing that can be wrong with a base URL. Stable: the console and the API's documentation name them. */
export type BaseUrlErrorCode =
  | 'not_a_url'
  | 'url_too_long'
  | 'forbidden_characters'
  | 'scheme_not_https'
  | 'credentials_in_url'
  | 'query_or_fragment'
  | 'path_not_plain'
  | 'port_not_allowed'
  | 'host_malformed'
  | 'host_trailing_dot'
  | 'host_without_dot'
  | 'host_reserved'
  | 'address_forbidden';

/** A base URL that can't be used. `message` says what is wrong, `advice` what to type instead; neither repeats the input. */
export class BaseUrlError extends Error {
  override readonly name = 'BaseUrlError';
  readonly code: BaseUrlErrorCode;
  readonly advice: string;

  constructor(code: BaseUrlErrorCode, message: string, advice: string) {
    super(message);
    this.code = code;
    this.advice = advice;
  }
}
