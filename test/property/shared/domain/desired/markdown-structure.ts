import type { Node } from 'commonmark';

/** Every node of a parsed document, in the order of the text. */
export function nodesOf(document: Node): Node[] {
  const nodes: Node[] = [];
  const walker = document.walker();
  for (let event = walker.next(); event !== null; event = walker.next()) {
    if (event.entering) nodes.push(event.node);
  }
  return nodes;
}

/** The text that a reader sees in a node. */
export function textOf(node: Node): string {
  return nodesOf(node)
    .map((one) => one.literal ?? '')
    .join('');
}

/**
 * The lines of a document that a reader sees begin with a number, each with the first word behind it.
 *
 * @param told whether the reader is told with which number a list begins; DefectDojo takes that out
 */
export function numbersSeen(document: Node, { reported }: { readonly reported: boolean }): string[] {
  return nodesOf(document)
    .filter(({ type }) => type === 'paragraph')
    .map((paragraph) => `${markerOf(paragraph, reported)}${textOf(paragraph)}`)
    .filter((text) => /^\d/.test(text))
    .map((text) => /^\S+ [a-z]+\d/.exec(text)?.[0] ?? text);
}

function markerOf(paragraph: Node, reported: boolean): string {
  const item = paragraph.parent;
  const list = item?.parent;
  if (item?.type !== 'item' || list?.listType !== 'ordered') return '';
  let before = 0;
  for (let other = item.prev; other !== null; other = other.prev) before += 1;
  return `${(reported ? (list.listStart ?? 1) : 1) + before}. `;
}
