/** One path segment: the characters RFC 3986 allows in one, or percent-encoded. */
const segment = /^(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})+$/;
const dotSegment = /^(?:\.|%2e){1,2}$/i;

/** A path that is not one of ours: a mistake in our code or an id that can't be part of a path. */
export class RequestPathError extends Error {
  override readonly name = 'RequestPathError';
  readonly code = 'invalid_request_path';
}

/**
 * Template tag that encodes every inserted value as one segment: `` requestPath`/api/v2/findings/${id}/` ``.
 * A slash inside a value becomes `%2F`; a colon stays (Gecko's API takes `gitlab:group%2Fproject`).
 * @throws {RequestPathError} if a value is empty or a dot segment, or the result isn't a plain absolute path
 */
export function requestPath(literals: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  const encoded = values.map((value) => encodedSegment(String(value)));
  const path = literals.reduce((text, literal, index) => text + (encoded[index - 1] ?? '') + literal);
  assertRequestPath(path);
  return path;
}

/**
 * Refuses everything but `/one/or/more/segments` with an optional trailing slash: no `..`, no `//`, no URL, no query.
 * @throws {RequestPathError}
 */
export function assertRequestPath(path: string): void {
  const [beforeFirstSlash, ...segments] = path.split('/');
  if (segments.at(-1) === '') segments.pop();
  if (beforeFirstSlash !== '' || segments.length === 0 || !segments.every(isPlainSegment)) {
    throw new RequestPathError(
      'A request path must be absolute, of plain encoded segments, without ".", ".." or "//".',
    );
  }
}

function isPlainSegment(text: string): boolean {
  return segment.test(text) && !dotSegment.test(text);
}

function encodedSegment(value: string): string {
  if (value === '' || !value.isWellFormed()) {
    throw new RequestPathError('A value inserted into a request path is empty or not well-formed text.');
  }
  return encodeURIComponent(value).replaceAll('%3A', ':');
}
