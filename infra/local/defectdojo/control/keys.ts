import * as z from 'zod';
import { roleIds } from '../model/permissions.ts';
import type { KeyRecord, UserRecord } from '../model/records.ts';
import { addUser } from '../model/seed.ts';
import type { Store } from '../model/store.ts';

const roleNames = ['API_Importer', 'Writer', 'Maintainer', 'Owner', 'Reader'] as const;

/**
 * A right of a new user: on one product type, on one product, or everywhere. `role` counts on 2.x only; 3.x knows
 * authorised users, and takes a right everywhere for staff.
 */
const grant = z.strictObject({
  productType: z.int().optional(),
  product: z.int().optional(),
  role: z.enum(roleNames).default('Maintainer'),
  throughGroup: z.boolean().default(false),
});

/** An order for a user with a key. */
export const keyOrder = z.strictObject({
  username: z.string().min(1).optional(),
  key: z.string().min(1).optional(),
  superuser: z.boolean().default(false),
  active: z.boolean().default(true),
  grants: z.array(grant).default([]),
});

/** A change of a key or its user. */
export const keyChange = z.strictObject({
  revoked: z.boolean().optional(),
  active: z.boolean().optional(),
  expiresAt: z.iso.datetime({ offset: true }).nullable().optional(),
});

export type KeyOrder = z.input<typeof keyOrder>;

/** A key with its user, as the control routes show it. */
export interface ShownKey {
  key: string;
  revoked: boolean;
  user: UserRecord;
}

/** Creates a user with a key and rights. Throws `ZodError` for a bad order. */
export function addKey(store: Store, input: KeyOrder = {}): ShownKey {
  const order = keyOrder.parse(input);
  const number = store.users.list().length + 1;
  const user = addUser(store, {
    username: order.username ?? `user-${number}`,
    is_active: order.active,
    is_superuser: order.superuser,
    is_staff: order.superuser,
  });
  const record = { key: order.key ?? `key-${number}-`.padEnd(40, '0'), user: user.id, revoked: false };
  store.keys.set(record.key, record);
  for (const one of order.grants) give(store, user, one);
  return { key: record.key, revoked: false, user };
}

/** Every key with its user. */
export function shownKeys(store: Store): ShownKey[] {
  return [...store.keys.values()].flatMap((record) => {
    const user = store.users.get(record.user);
    return user ? [{ key: record.key, revoked: record.revoked, user }] : [];
  });
}

/** Revokes or restores a key, has it expire, switches its user off or on. Returns `undefined` for an unknown key. */
export function changeKey(store: Store, key: string, change: z.output<typeof keyChange>): KeyRecord | undefined {
  const record = store.keys.get(key);
  if (!record) return undefined;
  record.revoked = change.revoked ?? record.revoked;
  if (change.expiresAt !== undefined) record.expiresAt = change.expiresAt;
  const user = store.users.get(record.user);
  if (user) user.is_active = change.active ?? user.is_active;
  return record;
}

function give(
  store: Store,
  user: UserRecord,
  { productType, product, role, throughGroup }: z.output<typeof grant>,
): void {
  const target = productType === undefined ? product : productType;
  if (target === undefined) {
    user.global_role = roleIds[role];
    user.is_staff = store.traits.authorization === 'authorized_users';
    return;
  }
  const place = productType === undefined ? { product: target } : { product_type: target };
  if (store.traits.authorization === 'roles') {
    store.members.insert({ user: user.id, role: roleIds[role], target: place, throughGroup });
    return;
  }
  const row = productType === undefined ? store.products.get(target) : store.productTypes.get(target);
  row?.authorized_users.push(user.id);
}
