import type { GatewayInput } from '../../../shared/contracts/management-api/gateway.ts';
import type { ProblemError } from '../../../shared/contracts/management-api/problem.ts';
import {
  CertificateAuthorityError,
  certificateAuthorityEndsAt,
  readCertificateAuthority,
} from '../../../shared/domain/team/certificate-authority.ts';
import type { Connection } from '../../../shared/domain/team/connection.ts';
import type { DefectDojoKey, DefectDojoTarget } from '../../../shared/ports/key-store.ts';
import { ApiProblem } from '../core/api-problem.ts';

/** What stands in front of a DefectDojo: what goes into the secret, and what of it the connection shows. */
export interface Gateway {
  readonly target: Pick<DefectDojoTarget, 'gatewayHeaders' | 'certificateAuthority'>;
  readonly shown: Pick<Connection, 'gatewayHeaderNames' | 'certificateAuthority' | 'certificateAuthorityEndsAt'>;
}

/** Whether a stored key is for the same server, so that what it has for a gateway may be sent along. */
export function isForSameServer(key: Pick<DefectDojoKey, 'baseUrl'>, baseUrl: string): boolean {
  return new URL(key.baseUrl).origin === new URL(baseUrl).origin;
}

/**
 * Reads what was given, and keeps of what wasn't what there was.
 *
 * @param before the stored key for the same server; undefined where there is none
 * @throws {ApiProblem} `certificate_authority_invalid`, also of one that is kept and has ended
 */
export function gatewayOf(given: GatewayInput, before: DefectDojoKey | undefined, now: Date): Gateway {
  const { gatewayHeaders = before?.gatewayHeaders ?? [], certificateAuthority = before?.certificateAuthority } = given;
  const authority = certificateAuthority == null ? undefined : authorityOf(certificateAuthority, now);
  const endsAt = certificateAuthorityEndsAt(authority?.certificates ?? []);
  return {
    target: {
      ...(gatewayHeaders.length === 0 ? {} : { gatewayHeaders }),
      ...(authority === undefined ? {} : { certificateAuthority: authority.pem }),
    },
    shown: {
      ...(gatewayHeaders.length === 0 ? {} : { gatewayHeaderNames: gatewayHeaders.map(({ name }) => name) }),
      ...(authority === undefined ? {} : { certificateAuthority: [...authority.certificates] }),
      ...(endsAt === undefined ? {} : { certificateAuthorityEndsAt: endsAt }),
    },
  };
}

function authorityOf(text: string, now: Date) {
  try {
    return readCertificateAuthority(text, now);
  } catch (error) {
    if (!(error instanceof CertificateAuthorityError)) throw error;
    const { message, advice, code } = error;
    const errors: ProblemError[] = [{ pointer: '/certificateAuthority', detail: message, code }];
    throw new ApiProblem('certificate_authority_invalid', message, { advice, field: 'certificateAuthority', errors });
  }
}
