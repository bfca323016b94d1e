import { expect, it } from 'vitest';
import { OutsideFailure } from '../../../../../shared/domain/failures/outside-failure.ts';
import { isUnreadable, readable } from '../../../../../shared/domain/live/unreadable.ts';
import { live } from './a-live.ts';

const details = {
  system: 'defectdojo',
  kind: 'transient',
  code: 'server_error',
  message: 'Oops.',
  sent: 'maybe',
} as const;
const unreadable = { unreadable: new OutsideFailure(details) };

it('what could not be read is told from what was, and from what is not there', () => {
  expect(isUnreadable(unreadable)).toBe(true);
  expect(isUnreadable(live())).toBe(false);
  expect(isUnreadable(undefined)).toBe(false);
});

it('of some findings those are taken that were read', () => {
  const [one, other] = [live(), live()];
  expect(readable([one, unreadable, other])).toEqual([one, other]);
});
