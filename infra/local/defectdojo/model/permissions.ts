import type { ProductRecord, UserRecord } from './records.ts';
import { forbidden, notFound } from './rejection.ts';
import type { Store } from './store.ts';

/** DefectDojo 2.x's roles by the ids that `/roles/` shows. */
export const roleIds = { API_Importer: 1, Writer: 2, Maintainer: 3, Owner: 4, Reader: 5 } as const;

export type RoleName = keyof typeof roleIds;

const ladder: readonly RoleName[] = ['Reader', 'API_Importer', 'Writer', 'Maintainer', 'Owner'];

/** The least role for each right on 2.x (measured: 16 users, 40 calls each). */
const leastRole = {
  view: 'Reader',
  note: 'Writer',
  import: 'API_Importer',
  add_engagement: 'API_Importer',
  edit_engagement: 'API_Importer',
  edit_test: 'API_Importer',
  add_test: 'Writer',
  edit_finding: 'Writer',
  edit_product: 'Maintainer',
  add_product: 'Maintainer',
  delete_finding: 'Maintainer',
  delete_engagement: 'Maintainer',
  delete_product: 'Owner',
} as const satisfies Record<string, RoleName>;

/** What one may want to do on a product, or on what lies in it. */
export type Right = keyof typeof leastRole;

/** 3.x has no roles: who is authorised may do everything but delete, which takes staff. */
const staffRights: readonly Right[] = ['delete_finding', 'delete_engagement', 'delete_product'];

/** A product, or a product type alone. */
export type Place = { product: ProductRecord } | { productType: number };

/** Whether a user may do something there. */
export function may(store: Store, user: UserRecord, right: Right, place: Place): boolean {
  if (isOmnipotent(store, user)) return true;
  if (store.traits.authorization === 'roles') return mayByRole(store, user, right, place);
  return !staffRights.includes(right) && isAuthorized(store, user, place);
}

/** Throws the 403 unless the user may do it. */
export function mustBeAllowed(store: Store, user: UserRecord, right: Right, place: Place): void {
  if (!may(store, user, right, place)) throw forbidden();
}

/** The product types whose own listing shows them to the user. */
export function seesProductType(store: Store, user: UserRecord, productType: number): boolean {
  return may(store, user, 'view', { productType });
}

/** Whether a user may do what belongs to the whole instance: create product types (2.x: a global Maintainer may). */
export function mayAddProductType(store: Store, user: UserRecord): boolean {
  if (isOmnipotent(store, user)) return true;
  return store.traits.authorization === 'roles' && reaches(roleById(user.global_role), 'Maintainer');
}

/** Whether a user may list users and create test types: superusers, staff on 3.x, or by a configuration permission. */
export function mayConfigure(store: Store, user: UserRecord): boolean {
  return isOmnipotent(store, user) || user.configuration_permissions.length > 0;
}

/** The product of an engagement, a test or a finding. */
export function productOf(store: Store, at: { engagement: number } | { test: number }): ProductRecord {
  const engagement = 'test' in at ? store.tests.get(at.test)?.engagement : at.engagement;
  const product = store.products.get(store.engagements.get(engagement ?? 0)?.product ?? 0);
  if (!product) throw notFound('Product');
  return product;
}

function isOmnipotent(store: Store, user: UserRecord): boolean {
  return user.is_superuser || (store.traits.authorization === 'authorized_users' && user.is_staff);
}

function isAuthorized(store: Store, user: UserRecord, place: Place): boolean {
  const inProduct = 'product' in place && place.product.authorized_users.includes(user.id);
  return inProduct || store.productTypes.get(productTypeOf(place))?.authorized_users.includes(user.id) === true;
}

function mayByRole(store: Store, user: UserRecord, right: Right, place: Place): boolean {
  const needed = right === 'note' && store.traits.readersMayNote ? 'Reader' : leastRole[right];
  return rolesAt(store, user, place).some((role) => reaches(role, needed));
}

function rolesAt(store: Store, user: UserRecord, place: Place): (RoleName | undefined)[] {
  const members = store.members.list().filter((member) => member.user === user.id && covers(member.target, place));
  return [user.global_role, ...members.map((member) => member.role)].map(roleById);
}

function covers(target: { product_type: number } | { product: number }, place: Place): boolean {
  if ('product_type' in target) return target.product_type === productTypeOf(place);
  return 'product' in place && target.product === place.product.id;
}

function productTypeOf(place: Place): number {
  return 'product' in place ? place.product.prod_type : place.productType;
}

function roleById(id: number | null): RoleName | undefined {
  return ladder.find((name) => roleIds[name] === id);
}

function reaches(role: RoleName | undefined, needed: RoleName): boolean {
  return role !== undefined && ladder.indexOf(role) >= ladder.indexOf(needed);
}
