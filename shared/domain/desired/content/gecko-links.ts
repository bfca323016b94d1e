import { urlMaxCharacters } from '../../defectdojo/field-limits.ts';
import { cleanLine } from '../../text/clean-text.ts';

/** Where Gecko's web app shows a repository's findings. Seen in public repositories; Gecko documents no link to a finding. */
export function repositoryLink(appBaseUrl: string, repositoryId: string): string {
  return `${withoutSlash(appBaseUrl)}/repo/${encodeId(repositoryId)}/vulnerabilities`;
}

/** Where Gecko's web app shows a scan. Seen in public repositories. */
export function scanLink(appBaseUrl: string, scanId: string): string {
  return `${withoutSlash(appBaseUrl)}/scan/${encodeId(scanId)}`;
}

/** A link as it may stand in Markdown, or undefined for what isn't a plain web address (javascript:, credentials, too long). */
export function webLink(url: string): string | undefined {
  const parsed = URL.parse(cleanLine(url));
  if (parsed === null || !['http:', 'https:'].includes(parsed.protocol)) return undefined;
  if (parsed.username !== '' || parsed.password !== '') return undefined;
  const link = encodeForMarkdown(parsed.href);
  return link.length > urlMaxCharacters ? undefined : link;
}

/** `[text](link)`: text is our own. A bracketed link is also what keeps DefectDojo from replacing it by HTML of its own. */
export function markdownLink(text: string, link: string): string {
  return `[${text}](${link})`;
}

function encodeId(id: string): string {
  // The colon of `gitlab:group/project` is not encoded in Gecko's own examples.
  return encodeForMarkdown(encodeURIComponent(cleanLine(id)).replaceAll('%3A', ':'));
}

// DefectDojo 3.2.0 (get_references_with_links) reads these characters as part of a link; any other would end it.
function encodeForMarkdown(link: string): string {
  return link.replace(/[^\w:#@%/;$~?.=&+,-]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
}

function withoutSlash(baseUrl: string): string {
  return baseUrl.replace(/\/+$/, '');
}
