import { describe, expect, it } from 'vitest';
import { closenessOfEnd, nextLookAtEnd } from '../../../../../shared/domain/team/approaching-end.ts';
import { endsSoon, keyEndCondition, tellsAnotherKeyEnd } from '../../../../../shared/domain/team/key-end.ts';

const keyExpiresAt = '2026-12-20T08:30:00.000Z';
const end = { keyExpiresAt };
const at = (instant: string) => new Date(instant);
const far = at('2026-12-01T00:00:00.000Z');
const near = at('2026-12-10T00:00:00.000Z');

describe("a key's end", () => {
  it.each([
    ['farther than a fortnight', '2026-12-06T08:29:59.999Z', undefined],
    ['a fortnight away', '2026-12-06T08:30:00.000Z', 14],
    ['more than three days away', '2026-12-17T08:29:59.999Z', 14],
    ['three days away', '2026-12-17T08:30:00.000Z', 3],
    ['over', '2027-01-01T00:00:00.000Z', 3],
  ])('is judged by what people were told of it at, when it is %s', (_, now, closeness) => {
    expect(closenessOfEnd(keyExpiresAt, at(now))).toBe(closeness);
  });

  it('is never close for a key without one', () => {
    expect(closenessOfEnd(undefined, at('9999-01-01T00:00:00.000Z'))).toBeUndefined();
    expect(nextLookAtEnd(undefined, far)).toBeUndefined();
  });

  it.each([
    ['2026-12-01T00:00:00.000Z', '2026-12-06T08:30:00.000Z'],
    ['2026-12-06T08:30:00.000Z', '2026-12-17T08:30:00.000Z'],
    ['2026-12-17T08:30:00.000Z', keyExpiresAt],
  ])('is looked at when it is to be told, and when it has come: after %s at %s', (after, next) => {
    expect(nextLookAtEnd(keyExpiresAt, at(after))).toEqual(at(next));
  });

  it('is looked at no more once it has come', () => {
    expect(nextLookAtEnd(keyExpiresAt, at(keyExpiresAt))).toBeUndefined();
  });

  it('is told with its instant and with what to do, by another code when it is closer', () => {
    expect(keyEndCondition(end, near)).toEqual({
      kind: 'connection_needs_attention',
      code: 'key_expires_within_14_days',
      reason:
        'The API key ends on 2026-12-20 at 08:30 UTC; nothing is exported from then on. Make a new key in DefectDojo, or have ' +
        'a superuser there move its end, and replace the key of the connection.',
      until: keyExpiresAt,
    });
    expect(keyEndCondition(end, at('2026-12-18T00:00:00.000Z'))).toMatchObject({ code: 'key_expires_within_3_days' });
  });

  it('is no trouble while it is far', () => {
    const well = { kind: 'well', reason: 'The key of the connection no longer ends soon.' };
    expect(keyEndCondition(end, far)).toEqual(well);
    expect(keyEndCondition({}, near)).toEqual(well);
  });

  it.each([
    ['a key that ends soon, at first', undefined, end, near, true],
    ['a key that ends later, at first', undefined, end, far, false],
    ['a key without end instead of one that ends soon', end, {}, near, true],
    ['a key without end instead of one that ends later', end, {}, far, false],
    ['an end that was moved', end, { keyExpiresAt: '2026-12-21T08:30:00.000Z' }, near, true],
    ['the same end', end, end, near, false],
    ['no end, still', {}, {}, near, false],
  ])('is told otherwise for %s', (_, before, verified, now, isTold) => {
    expect(tellsAnotherKeyEnd(before, verified, now)).toBe(isTold);
  });

  it.each([
    ['of a key that works', { status: 'connected' }, true],
    [
      'of a key that works, whatever else needs a person',
      { status: 'needs_attention', attention: { code: 'gecko_key_rejected', reason: 'r', since: 's' } },
      true,
    ],
    [
      'of a key that expired',
      { status: 'needs_attention', attention: { code: 'key_expired', reason: 'r', since: 's' } },
      false,
    ],
    ['of a key that nothing uses', { status: 'disconnected' }, false],
  ] as const)('is shown as soon %s', (_, state, isShown) => {
    expect(endsSoon({ ...end, ...state }, near)).toBe(isShown);
    expect(endsSoon({ ...end, ...state }, far)).toBe(false);
  });
});
