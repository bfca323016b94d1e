import { filePathMaxCharacters } from '../../defectdojo/field-limits.ts';
import type { GeckoFinding } from '../../source/gecko-finding.ts';
import { cleanLine } from '../../text/clean-text.ts';
import type { ContentFields } from './content-fields.ts';
import { webLink } from './gecko-links.ts';
import type { Warning } from './warning.ts';

/** What a finding lost on its way into DefectDojo's fields. */
export function contentWarnings(finding: GeckoFinding, fields: ContentFields): Warning[] {
  const title = cleanLine(finding.title ?? '');
  const found: readonly (readonly [Warning, boolean])[] = [
    ['field_ignored', finding.ignoredFields.length > 0],
    ['date_dropped', finding.droppedDates.length > 0],
    ['title_missing', title === ''],
    ['title_cut', title !== '' && fields.title !== title],
    ['description_cut', isCut(fields.description)],
    ['mitigation_cut', isCut(fields.mitigation)],
    ['file_path_cut', cleanLine(finding.filePath ?? '').length > filePathMaxCharacters],
    ['cwe_dropped', (finding.cwe ?? '').trim() !== '' && fields.cwe === null],
    ['line_dropped', finding.line !== null && fields.line === null],
    ['url_dropped', finding.url !== null && webLink(finding.url) === undefined],
    ['cvss_vector_in_text', fields.description.includes('\nCVSS 4.0: ')],
  ];
  return found.filter(([, applies]) => applies).map(([warning]) => warning);
}

function isCut(text: string): boolean {
  return /… \(cut: \d+ more (?:characters|steps) in Gecko\)/.test(text);
}
