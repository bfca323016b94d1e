import { dirname, join, normalize } from 'node:path';
import { readDocument } from './read-document.ts';
import { has, type Repository } from './repository.ts';

/** What a document names and is not there, each in a sentence. */
export function brokenIn(document: string, repository: Repository): string[] {
  const { links, spans, blocks, codes, scripts } = readDocument(repository.read(document));
  const paths = [
    ...spans.filter((word) => isPath(word, repository)),
    ...blocks.filter((word) => isRooted(word, repository)),
  ];
  return [
    ...links
      .filter((link) => !leadsSomewhere(link, document, repository))
      .map((link) => `The link ${link} leads nowhere.`),
    ...paths.filter((path) => !isThere(path, document, repository)).map((path) => `There is no ${path}.`),
    ...codes.filter((code) => !repository.codes.has(code)).map((code) => `No code knows ${code}.`),
    ...scripts.filter((name) => !repository.scripts.has(name)).map((name) => `There is no script ${name}.`),
  ];
}

function leadsSomewhere(link: string, document: string, repository: Repository): boolean {
  if (/^[a-z][a-z\d+.-]*:/i.test(link)) return true;
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? document : join(dirname(document), path);
  if (!has(repository, target)) return false;
  return anchor === undefined || (target.endsWith('.md') && readDocument(repository.read(target)).anchors.has(anchor));
}

/** Begins with a folder at the top of the repository. */
function isRooted(word: string, { folders }: Repository): boolean {
  const [first = '', ...rest] = word.split('/');
  return rest.length > 0 && folders.has(first) && /^[\w.*-]+(?:\/[\w.*-]*)+$/.test(word);
}

/** Code spans name paths in full, or a file or a folder by the end of its path. What commands make is below `.local/`. */
function isPath(word: string, repository: Repository): boolean {
  if (word.startsWith('.local/')) return false;
  return (
    isRooted(word, repository) || /^(?:[\w.*-]+\/)*(?:[\w.*-]+\/|[\w.*-]*\w\.(?:ts|mjs|json|md|sh|py))$/.test(word)
  );
}

/** Whether a path that a file names is in the repository: in full, beside the file, or as the end of another. */
export function isThere(path: string, namedIn: string, repository: Repository): boolean {
  const nearby = normalize(join(dirname(namedIn), path));
  if (has(repository, path) || has(repository, nearby)) return true;
  if (isRooted(path, repository)) return false;
  const end = `/${path.replace(/\/$/, '')}`;
  return [...repository.files, ...repository.folders].some((it) => it.endsWith(end));
}
