import { describe, expect, it } from 'vitest';
import {
  authorityEndCondition,
  authorityEndsSoon,
  tellsAnotherAuthorityEnd,
} from '../../../../../shared/domain/team/authority-end.ts';

const certificateAuthorityEndsAt = '2026-12-20T08:30:00.000Z';
const end = { certificateAuthorityEndsAt };
const at = (instant: string) => new Date(instant);
const far = at('2026-12-01T00:00:00.000Z');
const near = at('2026-12-10T00:00:00.000Z');
const well = { kind: 'well', reason: 'The certificate authority of the connection no longer ends soon.' };

describe("the end of a connection's authority", () => {
  it('is told with its instant and with what to do, by another code when it is closer', () => {
    expect(authorityEndCondition(end, near)).toEqual({
      kind: 'connection_needs_attention',
      code: 'certificate_authority_ends_within_14_days',
      reason:
        'The certificate authority of the connection ends on 2026-12-20 at 08:30 UTC; nothing is exported from then on. Give its ' +
        'new certificate beside the old one as soon as there is one; once the server has a certificate of the new one, the old ' +
        'one may go.',
      until: certificateAuthorityEndsAt,
    });
    expect(authorityEndCondition(end, at('2026-12-18T00:00:00.000Z'))).toMatchObject({
      code: 'certificate_authority_ends_within_3_days',
    });
  });

  it('is nothing to tell of while it is far, or there is none', () => {
    expect(authorityEndCondition(end, far)).toEqual(well);
    expect(authorityEndCondition({}, near)).toEqual(well);
  });

  it.each([
    ['the first that ends soon', undefined, end, near, true],
    ['the first that ends some day', undefined, end, far, false],
    ['the same again', end, end, near, false],
    ['a later one', end, { certificateAuthorityEndsAt: '2036-01-01T00:00:00.000Z' }, near, true],
    ['the public ones in its place', end, {}, near, true],
    ['the public ones in the place of one that ends some day', end, {}, far, false],
  ])('is to be told otherwise, or not, with %s', (_what, before, given, now, isTold) => {
    expect(tellsAnotherAuthorityEnd(before, given, now)).toBe(isTold);
  });

  it.each([
    ['connected', near, true],
    ['needs_attention', near, true],
    ['disconnected', near, false],
    ['connected', far, false],
  ] as const)('is shown, or not, of one that is %s at %s', (status, now, isShown) => {
    expect(authorityEndsSoon({ ...end, status }, now)).toBe(isShown);
    expect(authorityEndsSoon({ status }, now)).toBe(false);
  });
});
