import { describe, expect, it, test } from 'vitest';
import {
  isAboutOne,
  isKeyRefused,
  isOverloaded,
  OutsideFailure,
  type OutsideFailureDetails,
} from '../../../../../shared/domain/failures/outside-failure.ts';

it('a failure of the outside world tells all that is known of it', () => {
  const cause = new Error('socket hang up');
  const kind = { system: 'gecko', kind: 'transient', code: 'unavailable' } as const;
  const details = { ...kind, sent: 'maybe', status: 503, retryAfterMs: 1_000 } as const;
  const failure = new OutsideFailure({ ...details, message: 'Gecko is down.', cause });
  expect(failure).toMatchObject(details);
  expect([failure.name, failure.message, failure.cause]).toEqual(['OutsideFailure', 'Gecko is down.', cause]);
});

it.each([
  [{ isForeign: true }, true],
  [{ isForeign: false }, false],
  [{}, false],
])('an answer is its own unless something else is known: %j', (details, isForeign) => {
  const kind = { system: 'defectdojo', kind: 'setup', code: 'login_page', sent: 'maybe', message: '' } as const;
  expect(new OutsideFailure({ ...kind, ...details }).isForeign).toBe(isForeign);
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

describe('what a server did with a write', () => {
  const failure = (details: Partial<OutsideFailureDetails>) =>
    new OutsideFailure({ system: 'defectdojo', kind: 'transient', code: 'x', message: '', sent: 'maybe', ...details });

  test.each<[string, Partial<OutsideFailureDetails>]>([
    ['it refused it', { kind: 'rejected', status: 400 }],
    ['it refused it with an answer that is no refusal', { kind: 'rejected', status: 200 }],
    ['it failed at it', { status: 500 }],
    ['what stands before it got no answer', { status: 502 }],
    ['the same, after a while', { status: 504 }],
    ['it gave no answer', { status: undefined }],
  ])('may be due to what it was about: %s', (_, details) => {
    expect(isAboutOne(failure(details))).toBe(true);
  });

  test.each<[string, Partial<OutsideFailureDetails>]>([
    ['it asks for a pause', { status: 503 }],
    ['it asks for fewer requests', { status: 429 }],
    ['two requests met', { status: 409 }],
    ['nobody is there', { sent: 'no' }],
    ['a person must do something', { kind: 'setup', status: 403 }],
    ['a person must mend what stands before it', { kind: 'setup', status: 502 }],
  ])('is not: %s', (_, details) => {
    expect(isAboutOne(failure(details))).toBe(false);
  });

  it('is no matter of the server where something else went wrong', () => {
    expect(isAboutOne(Object.assign(new Error('ours'), { kind: 'rejected' }))).toBe(false);
  });

  it('is not, where something else went wrong', () => {
    expect(isAboutOne(new Error('x'))).toBe(false);
  });
});

describe('a sign that a server is asked for more than it bears', () => {
  const failure = (details: Partial<OutsideFailureDetails>) =>
    new OutsideFailure({ system: 'defectdojo', kind: 'transient', code: 'x', message: '', sent: 'maybe', ...details });

  test.each([429, 502, 503, 504])('is the status %i', (status) => {
    expect(isOverloaded(failure({ status }))).toBe(true);
  });

  it('is no answer to what was sent', () => {
    expect(isOverloaded(failure({}))).toBe(true);
  });

  test.each<[string, unknown]>([
    ['that nobody is there to send to', failure({ sent: 'no' })],
    ['an error about what was sent', failure({ status: 500 })],
    ['a refusal', failure({ kind: 'rejected', status: 400 })],
    ['a missing right, whatever its status', failure({ kind: 'setup', status: 503 })],
    ['an error of our own', new Error('oops')],
    ['success', undefined],
  ])('is not %s', (_what, error) => {
    expect(isOverloaded(error)).toBe(false);
  });
});
