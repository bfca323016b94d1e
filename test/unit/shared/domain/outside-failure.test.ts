import { expect, it, test } from 'vitest';
import { isKeyRefused, OutsideFailure } from '../../../../shared/domain/outside-failure.ts';

it('a failure of the outside world tells all that is known of it', () => {
  const cause = new Error('socket hang up');
  const kind = { system: 'gecko', kind: 'transient', code: 'unavailable' } as const;
  const details = { ...kind, sent: 'maybe', status: 503, retryAfterMs: 1_000 } as const;
  const failure = new OutsideFailure({ ...details, message: 'Gecko is down.', cause });
  expect(failure).toMatchObject(details);
  expect([failure.name, failure.message, failure.cause]).toEqual(['OutsideFailure', 'Gecko is down.', cause]);
});

it('a message that quotes too much of what a server said is cut, with a mark', () => {
  const details = { system: 'defectdojo', kind: 'rejected', code: 'request_rejected', sent: 'maybe' } as const;
  const messages = [1_000, 1_001].map(
    (length) => new OutsideFailure({ ...details, message: 'x'.repeat(length) }).message,
  );
  expect(messages).toEqual(['x'.repeat(1_000), `${'x'.repeat(1_000)}…`]);
});

test.each([
  ['key_rejected', true],
  ['key_expired', true],
  ['permission_denied', false],
  ['gecko_key_rejected', false],
  ['', false],
])('%j says that the key itself is refused: %s', (code, isRefused) => {
  expect(isKeyRefused({ code })).toBe(isRefused);
});
