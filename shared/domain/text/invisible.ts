/**
 * What nobody sees of a text, as the inside of a character class of a pattern with the flag `u`: white space, control
 * characters, halves of pairs, what Unicode lets a renderer leave out (joiners, marks that steer direction or variants,
 * Hangul fillers, tags), annotation marks, and two symbols that are drawn as nothing (an empty braille cell, a null note).
 */
export const invisible = '\\s\\p{Cc}\\p{Cs}\\p{Default_Ignorable_Code_Point}\\ufff9-\\ufffb\\u2800\\u{1d159}';

const nothingElse = new RegExp(`^[${invisible}]*$`, 'u');

/** Whether a person who looks at the text sees nothing. */
export function showsNothing(text: string): boolean {
  return nothingElse.test(text);
}
