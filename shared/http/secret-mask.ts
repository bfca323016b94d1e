const sensitiveHeader = /auth|cookie|key|secret|token/i;
/** Anything shorter would blot out ordinary words. */
const secretMinCharacters = 6;

/** Replaces secrets in text that ends up in an error. */
export type Mask = (text: string) => string;

/**
 * Builds a mask for the values of the sensitive ones among `headers`: a hostile or chatty server can answer with what it
 * was sent. `Token abc…` is masked whole and as the bare `abc…`.
 */
export function maskFor(headers: Readonly<Record<string, string>>): Mask {
  const secrets = Object.entries(headers)
    .filter(([name]) => sensitiveHeader.test(name))
    .flatMap(([, value]) => [value, ...value.split(/\s+/)])
    .filter((secret) => secret.length >= secretMinCharacters)
    .sort((one, other) => other.length - one.length);
  return (text) => secrets.reduce((masked, secret) => masked.replaceAll(secret, '[redacted]'), text);
}
