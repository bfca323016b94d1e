const smallWord = '(?:a|an|and|as|at|but|by|en|for|if|in|of|on|or|the|to|v\\.?|via|vs\\.?)';
const punctuation = '!"“#$%&\'‘()*+,\\-–‒—―.\\/:;?@[\\\\\\]_`{|}~';
const smallWordAlone = new RegExp(`^${smallWord}$`, 'i');
const smallWordFirst = new RegExp(`^([${punctuation}]*)(${smallWord})\\b`, 'i');
const smallWordLast = new RegExp(`\\b${smallWord}[${punctuation}]?$`, 'i');
const smallWordAfterBreak = new RegExp(`([:.;?!\\-–‒—―] )(${smallWord})`, 'g');
const innerCapital = new RegExp(`^[${punctuation}]*?[a-zA-Z]+[A-Z]+?`);
const firstLetter = new RegExp(`^[${punctuation}]*?[\\p{L}\\p{N}_]`, 'u');

/**
 * A finding's title as DefectDojo stores it. DefectDojo runs every title through the Python package `titlecase` (2.4.1):
 * words are capitalised, small words are not, words with inner capitals are left alone, and a word of consonants only is
 * taken for an acronym ("bad cvss" becomes "Bad CVSS").
 */
export function titleCase(text: string): string {
  return text
    .split(/[\r\n]+/)
    .map((line) => titleCaseLine(line, true))
    .join('\n');
}

function titleCaseLine(line: string, capitaliseEnds: boolean): string {
  const allCaps = line.toUpperCase() === line;
  const words = line.split(/[\t ]/).map((word) => titleCaseWord(word, allCaps));
  if (capitaliseEnds) capitaliseSmallWordsAtEnds(words);
  return words.join(' ').replace(smallWordAfterBreak, (_, gap: string, word: string) => gap + capitalise(word));
}

function titleCaseWord(word: string, allCaps: boolean): string {
  if (staysAsItIs(word, allCaps)) return word;
  if (/^[dol]['‘]\w+(?:['s]{2})?$/i.test(word)) return withApostrophe(word);
  if (/^(?:[Mm]c|MC)\w./.test(word)) return `Mc${titleCaseLine(word.slice(2), true)}`;
  if (/^(?:m(?:rs?|s)|dr)$/i.test(word)) return word.charAt(0).toUpperCase() + word.slice(1);
  if (smallWordAlone.test(word)) return word.toLowerCase();
  if (word.includes('/') && !word.includes('//')) return titleCaseParts(word, '/');
  if (word.includes('-')) return titleCaseParts(word, '-');
  return titleCasePlainWord(allCaps ? word.toLowerCase() : word);
}

/** Initials in a line of capitals, words with a period or a capital inside. */
function staysAsItIs(word: string, allCaps: boolean): boolean {
  if (allCaps && /^(?:[A-Z]\.|[A-Z]\.[A-Z])+$/.test(word)) return true;
  const exempt = /^(?:[dol]['‘]\w|(?:[Mm]c|MC)\w.|(?:m(?:rs?|s)|dr)$)/i;
  return !exempt.test(word) && (/\w\.\w/.test(word) || (!allCaps && innerCapital.test(word)));
}

function titleCaseParts(word: string, separator: string): string {
  const parts = word.split(separator).map((part) => titleCaseLine(part, false));
  return parts.join(separator);
}

function titleCasePlainWord(word: string): string {
  if (word.length > 2 && /^[bcdfghjklmnpqrstvwxz]+$/i.test(word)) return word.toUpperCase();
  return word.replace(firstLetter, (start) => start.toUpperCase());
}

function withApostrophe(word: string): string {
  const first = word.charAt(0);
  const start = /[aeiou]/i.test(first) ? first.toUpperCase() : first.toLowerCase();
  return start + word.charAt(1) + word.charAt(2).toUpperCase() + word.slice(3);
}

function capitaliseSmallWordsAtEnds(words: string[]): void {
  words[0] = (words[0] ?? '').replace(smallWordFirst, (_, lead: string, word: string) => lead + capitalise(word));
  const last = words.length - 1;
  words[last] = (words[last] ?? '').replace(smallWordLast, capitalise);
}

function capitalise(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
}
