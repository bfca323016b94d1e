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
