import { expect, it } from 'vitest';
import { noteOf, textOfNote } from '../../../../../shared/domain/live/notes.ts';

it('a note says the same whichever run left it', () => {
  expect(textOfNote(noteOf('Fixed.', 'run-1'))).toBe('Fixed.');
});

it('what a note quotes of another note is part of what it says', () => {
  const quoting = `${noteOf('Fixed.', 'run-1')}\n\nSo said the last run.`;
  expect(textOfNote(noteOf(quoting, 'run-2'))).toBe(quoting);
  expect(textOfNote(quoting)).toBe(quoting);
});
