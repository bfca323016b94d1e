import type { ContentFieldName, ContentFields } from '../desired/content/content-fields.ts';
import { defectDojoHashCode } from '../desired/defectdojo-hash.ts';
import type { DesiredFinding } from '../desired/desired-finding.ts';
import type { LiveFinding } from './live-finding.ts';
import { foldTitle } from './shown-title.ts';
import { isComputed, showsVector } from './shown-vector.ts';

/** The content fields that DefectDojo shows as wanted, allowing for how it stores them. */
export function contentInStep(live: LiveFinding, desired: DesiredFinding): ContentFieldName[] {
  const names = Object.keys(desired.fields) as ContentFieldName[];
  return names.filter((name) => isShownAs(name, live.content, desired.fields));
}

/** Whether the content is still what the finding was created with, so that nobody has edited the hashed part of it. */
export function isAsCreated(live: LiveFinding): boolean {
  return live.hashCode === defectDojoHashCode(live.content);
}

/** Whether DefectDojo shows a content field as wanted, allowing for how it stores it. */
export function isShownAs(name: ContentFieldName, live: ContentFields, wanted: ContentFields): boolean {
  switch (name) {
    case 'title':
      return foldTitle(live.title) === foldTitle(wanted.title);
    case 'references':
      // The link to the scan follows, and is no reason to write.
      return live.references === wanted.references || live.references.startsWith(`${wanted.references}\n\n`);
    case 'cwe':
      return (live.cwe ?? 0) === (wanted.cwe ?? 0);
    case 'cvssv3':
    case 'cvssv4':
      return showsVector(live[name], wanted[name]);
    default:
      if (isComputed(name, live, (vector) => isShownAs(vector, live, wanted))) return true;
      return (live[name] ?? '') === (wanted[name] ?? '');
  }
}
