/**
 * What a reader sees of a line of Markdown or HTML: marks, tags, images and addresses gone, the text of links kept. Every
 * pattern is bounded, so that no text costs more than its length.
 */
export function plainText(line: string): string {
  return line
    .replace(/!\[[^[\]]{0,300}\](?:\([^()]{0,1000}\)|\[[^[\]]{0,100}\])?/g, ' ')
    .replace(/\[([^[\]]{0,300})\](?:\([^()]{0,1000}\)|\[[^[\]]{0,100}\])/g, '$1')
    .replace(/<[a-z/!][^<>]{0,1000}>/gi, ' ')
    .replace(/\bhttps?:\/\/[^\s)>\]]{1,1000}/gi, ' ')
    .replace(/&(?:nbsp|amp|lt|gt|quot|#\d{1,5});/gi, ' ')
    .replace(/[*`~]|(?<!\w)_{1,2}|_{1,2}(?!\w)/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
