import type { WikiSection } from './state.ts';

/** The wiki as Markdown: as stored when it is Markdown already, else built from the structured summary. */
export function wikiMarkdown(wiki: string | WikiSection[]): string {
  if (typeof wiki === 'string') return wiki;
  return wiki.map(({ title, text }) => `## ${title}\n${text}\n`).join('\n');
}
