import { describe, expect, it, test } from 'vitest';
import { openByFile } from '../../../../../shared/domain/plan/openings-by-file.ts';
import type { StatusChange, UpdateOperation } from '../../../../../shared/domain/plan/operation.ts';
import { desiring } from './a-plan.ts';

const server = { major: 3, minor: 2, patch: 0 };
const day = '2026-03-02T10:00:00Z';

const operation = (status: Partial<StatusChange> | undefined): UpdateOperation => {
  const whole = { cause: 'triage', from: 'fixed', to: desiring('a').status, hash: 'h', wasOpen: false } as const;
  return {
    kind: 'update',
    geckoId: 'a',
    fields: [],
    tags: undefined,
    leftOut: undefined,
    status: status && { ...whole, ...status },
  };
};
const openings = (count: number) => Array.from({ length: count }, () => operation({}));
const fix = (overrides: Partial<StatusChange> = {}, said: Record<string, unknown> = {}) => {
  const { status: to } = desiring('a', { row: { status: 'fixed', statusChangedAt: day, ...said } });
  return operation({ from: 'open', to, wasOpen: true, ...overrides });
};

describe('what is open again', () => {
  test.each([
    [3, 0, false],
    [4, 0, true],
    [4, 499, true],
    [4, 500, false],
    [5, 500, true],
    [13, 5_000, false],
    [14, 5_000, true],
    [103, 50_000, false],
    [104, 50_000, true],
  ])('goes by a file where it is many for what a test holds: %i of %i: %o', (count, inTest, expected) => {
    expect(openByFile(openings(count), { inTest, server })).toBe(expected);
  });

  it('is counted by statuses that open what was closed', () => {
    const others = [...Array(9)].flatMap(() => [operation(undefined), operation({ wasOpen: true })]);
    expect(openByFile(others, { inTest: 0, server })).toBe(false);
  });

  it('goes by the file of the fixes where there is one', () => {
    expect(openByFile([...openings(1), fix()], { inTest: 50_000, server })).toBe(true);
  });

  test.each([
    ['was only not listed any more', fix({ cause: 'absent' })],
    ['has no day', fix({}, { statusChangedAt: null })],
    ['is a false positive', fix({}, { status: 'false_positive' })],
  ])('does not where what is closed %s', (_, closing) => {
    expect(openByFile([...openings(1), closing], { inTest: 50_000, server })).toBe(false);
  });

  it('does not where the server takes no days of fixes', () => {
    for (const old of [undefined, { major: 2, minor: 45, patch: 0 }]) {
      expect(openByFile([...openings(1), fix()], { inTest: 50_000, server: old })).toBe(false);
    }
  });
});
