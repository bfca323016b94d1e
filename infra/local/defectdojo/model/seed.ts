import type { UserRecord } from './records.ts';
import { shippedRegulations } from './regulations.ts';
import { emptyStore, nowOf, type Store } from './store.ts';
import type { Traits } from './traits.ts';

/** The scan type of Generic Findings Import, which is also the name of its own test type. */
export const genericScanType = 'Generic Findings Import';

/** In the order of their ids (3.2.0, measured). */
const shippedEnvironments = ['Development', 'Staging', 'Production', 'Test', 'Pre-prod', 'Lab', 'Default'];

const shippedTestTypes = ['API Test', 'Static Check', 'Pen Test', 'Web Application Test', genericScanType];

/** What a fresh instance holds: a superuser with `apiKey`, one product type, the shipped regulations and test types. */
export function freshStore(traits: Traits, now: () => Date, apiKey: string): Store {
  const store = emptyStore(traits, now);
  const admin = addUser(store, {
    username: 'admin',
    first_name: 'Admin',
    last_name: 'User',
    email: 'admin@example.test',
    is_staff: true,
    is_superuser: true,
  });
  store.keys.set(apiKey, { key: apiKey, user: admin.id, revoked: false });
  const productType = store.productTypes.insert({
    created: null,
    updated: null,
    name: 'Research and Development',
    description: null,
    critical_product: true,
    key_product: false,
    authorized_users: [],
  });
  // 2.x ships its first user as Owner of that product type.
  if (traits.authorization === 'roles') {
    store.members.insert({ user: admin.id, role: 4, target: { product_type: productType.id }, throughGroup: false });
  }
  for (const name of shippedTestTypes) {
    store.testTypes.insert({ name, static_tool: false, dynamic_tool: false, active: true });
  }
  for (const name of shippedEnvironments) store.environments.insert({ name });
  for (const regulation of shippedRegulations) store.regulations.insert({ ...regulation });
  return store;
}

/** Adds a user; without more, one who is active and may nothing. */
export function addUser(store: Store, user: { username: string } & Partial<Omit<UserRecord, 'id'>>): UserRecord {
  return store.users.insert({
    first_name: '',
    last_name: '',
    email: '',
    date_joined: nowOf(store),
    is_active: true,
    is_staff: false,
    is_superuser: false,
    configuration_permissions: [],
    global_role: null,
    ...user,
  });
}
