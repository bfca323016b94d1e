import { describe, expect, test } from 'vitest';
import { isServerAtLeast, parseServerVersion } from '../../../../../shared/domain/defectdojo/server-version.ts';

describe('parseServerVersion', () => {
  test.each([
    ['2.58.4', { major: 2, minor: 58, patch: 4 }],
    ['3.2.0-dev', { major: 3, minor: 2, patch: 0 }],
    ['10.11.12', { major: 10, minor: 11, patch: 12 }],
    ['3.3.0.dev1', { major: 3, minor: 3, patch: 0 }],
    ['2.58.4rc1', { major: 2, minor: 58, patch: 4 }],
    ['3.2.1234', { major: 3, minor: 2, patch: 1234 }],
    ['3.2.12345', undefined],
    ['3.2', undefined],
    ['', undefined],
    ['v3.2.0', undefined],
  ])('reads %j as %j', (text, expected) => {
    expect(parseServerVersion(text)).toEqual(expected);
  });
});

describe('isServerAtLeast', () => {
  test.each([
    ['2.45.1', true],
    ['2.45.0', false],
    ['2.46.0', true],
    ['2.9.9', false],
    ['3.0.0', true],
    ['1.99.99', false],
    ['unknown', false],
  ])('says for %s against 2.45.1: %s', (text, expected) => {
    expect(isServerAtLeast(parseServerVersion(text), { major: 2, minor: 45, patch: 1 })).toBe(expected);
  });
});
