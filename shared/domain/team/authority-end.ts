import type { Condition } from '../runs/notice.ts';
import { closenessOfEnd, endCondition, endInWords, tellsAnotherEnd } from './approaching-end.ts';
import type { Connection } from './connection.ts';

/** The end of the authority that a team gave for its DefectDojo; absent where the public ones are trusted. */
type AuthorityEnd = Pick<Connection, 'certificateAuthorityEndsAt'>;

/** Whether the authority of a connection ends so soon that people are to know. */
export function authorityEndsSoon(
  { status, certificateAuthorityEndsAt }: AuthorityEnd & Pick<Connection, 'status'>,
  now: Date,
): boolean {
  return status !== 'disconnected' && closenessOfEnd(certificateAuthorityEndsAt, now) !== undefined;
}

/** Whether people are to be told otherwise now that another authority was given. */
export function tellsAnotherAuthorityEnd(before: AuthorityEnd | undefined, given: AuthorityEnd, now: Date): boolean {
  return tellsAnotherEnd(before?.certificateAuthorityEndsAt, given.certificateAuthorityEndsAt, now);
}

/** What people are to know of an authority's end. */
export function authorityEndCondition(end: AuthorityEnd, now: Date): Condition {
  return endCondition(end.certificateAuthorityEndsAt, now, {
    codeBefore: 'certificate_authority_ends',
    reason: `${authorityEndSentence(end)} ${authorityEndRemedy}`,
    well: 'The certificate authority of the connection no longer ends soon.',
  });
}

/** When an authority ends, to the minute. */
export function authorityEndSentence({ certificateAuthorityEndsAt = '' }: AuthorityEnd): string {
  return `The certificate authority of the connection ends on ${endInWords(certificateAuthorityEndsAt)}; nothing is exported from then on.`;
}

/** What to do about an authority that ends. */
export const authorityEndRemedy =
  'Give its new certificate beside the old one as soon as there is one; once the server has a certificate of the new one, the old one may go.';
