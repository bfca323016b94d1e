/** Most reasons kept for one chapter: the strongest ones. With the lengths below a detection stays under 60 KB. */
export const evidenceMaxCount = 3;
/** Longest quote of an endpoint, sentence, finding or path, in UTF-16 units. */
export const quoteMaxCharacters = 200;
/** Longest sentence that says what a quote shows, the quote not included. */
export const sentenceMaxCharacters = 200;
