import { describe, expect, test } from 'vitest';
import { asTag } from '../../../../../shared/domain/desired/tags.ts';

describe('asTag', () => {
  test.each([
    ['IDOR', 'idor'],
    ['SQL Injection', 'sql-injection'],
    ['asvs:5.0.0-V8', 'asvs:5.0.0-v8'],
    ['a, "b" \'c\'', 'a-b-c'],
    [' -x- ', 'x'],
    ['--x--', 'x'],
    [`${'x'.repeat(98)}--y`, 'x'.repeat(98)],
    ['Ünsafe', 'nsafe'],
    ['инъекция', ''],
    ['a\0b\nc', 'a-b-c'],
    ['x'.repeat(300), 'x'.repeat(100)],
    [`${'x'.repeat(99)} y`, 'x'.repeat(99)],
  ])('makes of %j %j', (text, tag) => {
    expect(asTag(text)).toBe(tag);
  });
});
