import { choice, flag, integer, reference, references, tagList, text } from '../http/field-kinds.ts';
import type { FieldSpec } from '../http/fields.ts';
import type { Store } from '../model/store.ts';

/** The fields of a product that the API writes, with their limits. */
export function productFields(store: Store): FieldSpec {
  return {
    tags: tagList(),
    name: text({ required: true, maxCharacters: 255 }),
    description: text({ required: true, maxCharacters: 4000 }),
    business_criticality: choice(['very high', 'high', 'medium', 'low', 'very low', 'none'], {
      nullable: true,
      blank: true,
    }),
    platform: text({ nullable: true, blank: true }),
    lifecycle: choice(['construction', 'production', 'retirement'], { nullable: true, blank: true }),
    origin: text({ nullable: true, blank: true }),
    user_records: integer({ nullable: true }),
    revenue: text({ nullable: true }),
    external_audience: flag(),
    internet_accessible: flag(),
    enable_product_tag_inheritance: flag(),
    enable_simple_risk_acceptance: flag(),
    enable_full_risk_acceptance: flag(),
    disable_sla_breach_notifications: flag(),
    prod_type: reference(store.productTypes, { required: true }),
    regulations: references(store.regulations),
    ...(store.traits.authorization === 'authorized_users' && {
      authorized_users: references(store.users),
    }),
  };
}

/** The fields that a product keeps by name; the others are its details. */
const ownFields =
  'name description prod_type enable_simple_risk_acceptance enable_full_risk_acceptance authorized_users regulations tags';

/** A product's values, split into what it keeps by name and its details. */
export function splitProduct(values: Record<string, unknown>): {
  own: Record<string, unknown>;
  details: Record<string, unknown>;
} {
  const entries = Object.entries(values);
  return {
    own: Object.fromEntries(entries.filter(([name]) => ownFields.split(' ').includes(name))),
    details: Object.fromEntries(entries.filter(([name]) => !ownFields.split(' ').includes(name))),
  };
}
