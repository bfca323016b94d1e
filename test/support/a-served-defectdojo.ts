import { onTestFinished } from 'vitest';
import { createDefectDojo } from '../../infra/local/defectdojo/app.ts';
import type { DefectDojoOptions } from '../../infra/local/defectdojo/defectdojo.ts';
import type { UserRecord } from '../../infra/local/defectdojo/model/records.ts';
import { addUser } from '../../infra/local/defectdojo/model/seed.ts';
import { serve } from '../../infra/local/stand-in/serve.ts';

/** A DefectDojo stand-in on loopback until the current test ends. */
export async function aServedDefectDojo(options: DefectDojoOptions = {}) {
  const dojo = createDefectDojo(options);
  const { url, stop } = await serve(dojo.app, { port: 0 });
  onTestFinished(stop);
  return {
    url,
    apiKey: dojo.apiKey,
    store: dojo.store,
    controls: dojo.controls,
    /** Adds a user with a key of its own; without more, one who may nothing. */
    userWithKey(user: Partial<Omit<UserRecord, 'id'>> = {}): { id: number; apiKey: string } {
      const { store } = dojo;
      const { id } = addUser(store, { username: `user-${store.users.list().length}`, ...user });
      const apiKey = String(id).padStart(40, 'e');
      store.keys.set(apiKey, { key: apiKey, user: id, revoked: false });
      return { id, apiKey };
    },
    addProductType(name: string): number {
      const { id } = dojo.store.productTypes.insert({
        created: null,
        updated: null,
        name,
        description: null,
        critical_product: false,
        key_product: false,
        authorized_users: [],
      });
      return id;
    },
    addProduct(name: string, product: { authorizedUsers?: number[]; productType?: number } = {}): number {
      const { id } = dojo.store.products.insert({
        created: '2026-11-22T12:00:00Z',
        name,
        description: name,
        prod_type: product.productType ?? 1,
        enable_simple_risk_acceptance: false,
        enable_full_risk_acceptance: true,
        authorized_users: product.authorizedUsers ?? [],
        regulations: [],
        tags: [],
        details: {},
      });
      return id;
    },
  };
}
