import { choice, date, flag, reference, tagList, text, validated } from '../http/field-kinds.ts';
import type { FieldSpec } from '../http/fields.ts';
import type { Store } from '../model/store.ts';

const statuses = [
  'Not Started',
  'Blocked',
  'Cancelled',
  'Completed',
  'In Progress',
  'On Hold',
  'Scheduled',
  'Waiting for Resource',
];

/** The fields of an engagement that the API writes, with their limits; `active` is none of them, whoever sends it. */
export function engagementFields(store: Store): FieldSpec {
  return {
    tags: tagList(),
    name: text({ nullable: true, blank: true, maxCharacters: 300 }),
    description: text({ nullable: true, blank: true, maxCharacters: 2000 }),
    version: text({ nullable: true, blank: true, maxCharacters: 100 }),
    target_start: date({ required: true }),
    target_end: date({ required: true }),
    status: choice(statuses, { blank: true, nullable: true }),
    engagement_type: choice(['Interactive', 'CI/CD'], { nullable: true }),
    build_id: text({ nullable: true, blank: true, maxCharacters: 150 }),
    commit_hash: text({ nullable: true, blank: true, maxCharacters: 150 }),
    branch_tag: text({ nullable: true, blank: true, maxCharacters: 150 }),
    source_code_management_uri: validated(
      text({ nullable: true, blank: true, maxCharacters: 600 }),
      isLink,
      'Enter a valid URL.',
    ),
    deduplication_on_engagement: flag(),
    lead: reference(store.users, { nullable: true }),
    product: reference(store.products, { required: true }),
  };
}

/** An address with a scheme, and a host with a dot in it or `localhost`, as Django wants it. */
function isLink(value: unknown): boolean {
  return (
    value === '' || /^(https?|ftps?):\/\/(localhost|[^\s/]+\.[a-z]{2,}|[\d.]+)(:\d+)?(\/\S*)?$/i.test(String(value))
  );
}
