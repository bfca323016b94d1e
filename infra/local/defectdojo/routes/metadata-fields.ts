import { reference, text } from '../http/field-kinds.ts';
import type { FieldSpec } from '../http/fields.ts';
import type { Store } from '../model/store.ts';

/** Name and value of an entry, with their limits. */
export const entryFields = {
  name: text({ required: true, maxCharacters: 120 }),
  value: text({ required: true, maxCharacters: 300 }),
};

/** The fields of a metadata entry that the API writes. */
export function metadataFields(store: Store): FieldSpec {
  return {
    product: reference(store.products, { nullable: true }),
    finding: reference(store.findings, { nullable: true }),
    ...entryFields,
  };
}
