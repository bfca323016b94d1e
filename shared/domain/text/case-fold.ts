/**
 * Python's `str.casefold()`, which DefectDojo applies before it hashes. Compared with Python 3.11 over all of Unicode:
 * the same but for fifty letters that Unicode added later. (A dotless "ı" that starts a word of a title still differs,
 * because DefectDojo title-cases it to "I" first.)
 */
export function caseFold(text: string): string {
  // Letter by letter, since JavaScript lowers a capital sigma by its place in the word.
  return text.replace(/[A-Z]|\P{ASCII}/gu, foldLetter);
}

function foldLetter(letter: string): string {
  if (letter === 'ı') return letter;
  // Cherokee folds to its capitals, the letters that existed first.
  if (/[\u13a0-\u13ff\uab70-\uabbf]/.test(letter)) return letter.toUpperCase();
  return letter.toLowerCase().toUpperCase().toLowerCase();
}
