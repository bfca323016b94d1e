import { expect, test } from 'vitest';
import { createNumbering } from '../../../../../shared/domain/markdown/numbering.ts';

test.each<[string, string[], boolean[]]>([
  ['steps from 1 on', ['1. a', '2. b'], [true, true]],
  ['a step that is not the next', ['1. a', '3. b'], [true, false]],
  ['a step within a paragraph', ['Then:', '2. b'], [true, false]],
  ['a number within a list of bullets, which is text', ['- a', '2. b'], [true, true]],
])('the renderer counts lines as they are numbered: %s', (_, lines, counted) => {
  const { counts } = createNumbering();
  expect(lines.map((line) => counts(line))).toEqual(counted);
});
