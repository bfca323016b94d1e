import type { Api } from '../http/api.ts';
import { contains, filtered } from '../http/filters.ts';
import { pageOf } from '../http/paging.ts';
import { mayConfigure, roleIds } from '../model/permissions.ts';
import type { UserRecord } from '../model/records.ts';
import { forbidden } from '../model/rejection.ts';
import type { Store } from '../model/store.ts';

/** `/user_profile/`, `/users/`, and on 2.x `/roles/`. */
export function addUserRoutes(api: Api): void {
  api.on('GET', '/user_profile/', ({ store, user }) => ({ status: 200, body: profileJson(store, user) }));
  api.on('GET', '/users/', ({ store, user, url }) => {
    if (!mayConfigure(store, user)) throw forbidden();
    const users = filtered(store.users.list(), url.searchParams, { username: contains((row) => row.username) });
    const shownUsers = users.map((row) => userJson(store, row));
    return { status: 200, body: pageOf(shownUsers, url) };
  });
}

/** `/roles/`, which OSS 3.x does not have. */
export function addRoleRoutes(api: Api): void {
  api.on('GET', '/roles/', ({ url }) => {
    const roles = Object.entries(roleIds).map(([name, id]) => ({ id, name, is_owner: name === 'Owner' }));
    return { status: 200, body: pageOf(roles, url) };
  });
}

function profileJson(store: Store, user: UserRecord): Record<string, unknown> {
  const profile = { user: userJson(store, user), user_contact_info: null };
  if (store.traits.authorization === 'authorized_users') return profile;
  const own = store.members.list().filter((member) => member.user === user.id);
  const direct = own.filter((member) => !member.throughGroup);
  const rows = direct.map(({ id, role, target }) => ({ id, user: user.id, ...target, role }));
  // The role shown for a group is the one inside the group (Reader), not the one that the group has elsewhere.
  const groups = own.filter((member) => member.throughGroup);
  return {
    ...profile,
    global_role: user.global_role === null ? null : { id: user.id, user: user.id, group: null, role: user.global_role },
    dojo_group_member: groups.map(({ id }) => ({ id, group: id, user: user.id, role: roleIds.Reader })),
    product_type_member: rows.filter((row) => 'product_type' in row),
    product_member: rows.filter((row) => 'product' in row),
  };
}

function userJson(store: Store, user: UserRecord): Record<string, unknown> {
  const { global_role: _, is_staff, ...rest } = user;
  const staff = store.traits.authorization === 'authorized_users' ? { is_staff } : {};
  const expiry = store.traits.keysExpire ? { token_expiry: expiryOf(store, user) } : {};
  return { ...rest, ...staff, ...expiry, last_login: null, token_last_reset: null, password_last_reset: null };
}

function expiryOf(store: Store, { id }: UserRecord): string | null {
  return [...store.keys.values()].find(({ user }) => user === id)?.expiresAt ?? null;
}
