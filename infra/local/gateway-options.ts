import { readFile } from 'node:fs/promises';
import { gatewayInputFields } from '../../shared/contracts/management-api/gateway.ts';
import { CertificateAuthorityError, readCertificateAuthority } from '../../shared/domain/team/certificate-authority.ts';
import type { GatewayHeader } from '../../shared/domain/team/gateway-headers.ts';
import { LocalStartError } from './local-start-error.ts';

/**
 * Reads the headers that a gateway asks for, each of them `Name: value`.
 *
 * @throws {LocalStartError} `option_invalid`, telling which one is wrong without repeating it: values are secret.
 */
export function readGatewayHeaders(texts: readonly string[]): readonly GatewayHeader[] {
  const read = gatewayInputFields.gatewayHeaders.safeParse(texts.map(headerOf));
  if (read.success) return read.data ?? [];
  const sentences = read.error.issues.map(({ path: [index, part], message }) =>
    index === undefined
      ? `--gateway-header ${message}.`
      : `The ${String(part)} in --gateway-header number ${Number(index) + 1} ${message}.`,
  );
  throw new LocalStartError('option_invalid', sentences.join('\n'));
}

function headerOf(text: string, index: number): GatewayHeader {
  const colon = text.indexOf(':');
  if (colon >= 0) return { name: text.slice(0, colon), value: text.slice(colon + 1) };
  throw new LocalStartError(
    'option_invalid',
    `--gateway-header number ${index + 1} has no colon: give name and value, such as 'CF-Access-Client-Id: 0123456789abcdef.access'.`,
  );
}

/**
 * Reads the certificates of an authority from a file.
 *
 * @throws {LocalStartError} `option_invalid`, with the file and what to give instead.
 */
export async function readAuthorityFile(file: string, now: Date): Promise<string> {
  const text = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    const message = `--certificate-authority: ${file} can't be read (${cause.code ?? cause.message}). Name a PEM file.`;
    throw new LocalStartError('option_invalid', message, { cause });
  });
  try {
    return readCertificateAuthority(text, now).pem;
  } catch (cause) {
    if (!(cause instanceof CertificateAuthorityError)) throw cause;
    const message = `--certificate-authority: ${file}: ${cause.message} ${cause.advice}`;
    throw new LocalStartError('option_invalid', message, { cause });
  }
}
