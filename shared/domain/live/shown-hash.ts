import type { ContentFieldName, ContentFields } from '../desired/content/content-fields.ts';
import { fieldHash } from '../desired/field-hashes.ts';
import { foldTitle } from './shown-title.ts';

/** The value of a content field. */
export type FieldValue = ContentFields[ContentFieldName];

/** The hash of a content field: the same for a value that is sent and for what DefectDojo then shows of it. */
export function shownHash(name: ContentFieldName, value: FieldValue): string {
  switch (name) {
    case 'title':
      return fieldHash(foldTitle(String(value)));
    case 'references':
      // The link to the scan follows, and is none of what is kept in step.
      return fieldHash(String(value).split('\n\n', 1));
    case 'cwe':
      return fieldHash(value ?? 0);
    default:
      return fieldHash(value ?? '');
  }
}
