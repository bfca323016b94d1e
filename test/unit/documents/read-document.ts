import { type Node, Parser } from 'commonmark';
import { nodesOf, textOf } from '../../property/shared/domain/desired/markdown-structure.ts';

/** What a document tells its reader to open or to run, as it is written there. */
export interface Document {
  readonly links: readonly string[];
  /** The words of its code spans. */
  readonly spans: readonly string[];
  /** The words of its code blocks, diagrams left out. */
  readonly blocks: readonly string[];
  /** The codes and other names in its code spans that are written like `rate_limited`. */
  readonly codes: readonly string[];
  readonly scripts: readonly string[];
  readonly anchors: ReadonlySet<string>;
}

/** Reads a Markdown document. Tables are paragraphs to the parser, whose links and code it sees all the same. */
export function readDocument(text: string): Document {
  const nodes = nodesOf(new Parser().parse(text));
  const ofType = (...types: Node['type'][]) => nodes.filter(({ type }) => types.includes(type));
  return {
    links: ofType('link', 'image').map(({ destination }) => destination ?? ''),
    spans: ofType('code').flatMap(wordsOf),
    blocks: ofType('code_block')
      .filter(({ info }) => info !== 'mermaid')
      .flatMap(wordsOf),
    codes: ofType('code')
      .flatMap(({ literal }) => literal ?? '')
      .filter((word) => /^[a-z]+(?:_[a-z\d]+)+$/.test(word)),
    scripts: [...text.matchAll(/\bnpm (?:run ([\w:-]+)|(start|test)\b)/g)].map(([, run, own]) => run ?? own ?? ''),
    anchors: anchorsOf(ofType('heading').map(textOf)),
  };
}

function wordsOf({ literal }: Node): string[] {
  return (literal ?? '').split(/[\s"'`,;=()[\]]+/).filter((word) => word !== '');
}

/** The names that GitHub gives headings; one that comes again is numbered. */
function anchorsOf(headings: readonly string[]): Set<string> {
  const anchors = new Set<string>();
  for (const heading of headings) {
    const name = heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
      .replaceAll(' ', '-');
    let anchor = name;
    for (let times = 1; anchors.has(anchor); times += 1) anchor = `${name}-${times}`;
    anchors.add(anchor);
  }
  return anchors;
}
