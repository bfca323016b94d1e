import { titleMaxCharacters } from '../../defectdojo/field-limits.ts';
import type { GeckoFinding } from '../../source/gecko-finding.ts';
import { cleanLine, cutPlainText } from '../../text/clean-text.ts';

/** The title: plain text on one line, since DefectDojo shows it as such. A finding without one is named by what is known. */
export function titleOf(finding: Pick<GeckoFinding, 'id' | 'title' | 'type' | 'filePath'>): string {
  const title = cleanLine(finding.title ?? '') || nameless(finding);
  const cut = cutPlainText(title, titleMaxCharacters);
  // DefectDojo title-cases on save, after its own cut: a letter that grows ("ß" to "SS") must still fit the column.
  const growth = Math.max(cut.toUpperCase().length, cut.toLowerCase().length) - cut.length;
  return cutPlainText(title, titleMaxCharacters - growth);
}

function nameless(finding: Pick<GeckoFinding, 'id' | 'type' | 'filePath'>): string {
  const type = cleanLine(finding.type ?? '') || 'Finding';
  const path = cleanLine(finding.filePath ?? '');
  return path === '' ? `${type} ${finding.id}` : `${type} in ${path}`;
}
