import { describe, expect, it, test } from 'vitest';
import { statusLetters, statusLettersPattern } from '../../../../../../shared/domain/desired/status/status-letters.ts';

const none = {
  active: false,
  verified: false,
  is_mitigated: false,
  false_p: false,
  risk_accepted: false,
  out_of_scope: false,
};

describe('statusLetters', () => {
  test.each([
    ['active', 'A'],
    ['verified', 'V'],
    ['is_mitigated', 'M'],
    ['false_p', 'F'],
    ['risk_accepted', 'R'],
    ['out_of_scope', 'O'],
  ])('shows %s as %s', (flag, letter) => {
    expect(statusLetters({ ...none, [flag]: true })).toBe(letter);
  });

  it('has one order, and nothing for no flag', () => {
    const all = Object.fromEntries(Object.keys(none).map((flag) => [flag, true])) as typeof none;
    expect(statusLetters(all)).toBe('AVMFRO');
    expect(statusLetters(all)).toMatch(statusLettersPattern);
    expect(statusLetters(none)).toBe('');
  });
});
