import { createDefectDojo } from '../../../infra/local/defectdojo/app.ts';
import type { DefectDojo } from '../../../infra/local/defectdojo/defectdojo.ts';
import { addUser } from '../../../infra/local/defectdojo/model/seed.ts';
import type { DefectDojoVersion } from '../../../infra/local/defectdojo/model/traits.ts';
import { recordingDay } from '../replay/comparison.ts';
import { answerOf, type Grant, type Server } from './server.ts';

const startOfDay = Date.parse(`${recordingDay}T19:00:00.123Z`);

/** A fresh stand-in; each request comes a second after the one before, on the day of the recordings. */
export function standIn(version: DefectDojoVersion): Server {
  let seconds = 0;
  const dojo = createDefectDojo({ version, now: () => new Date(startOfDay + seconds * 1000) });
  return {
    url: 'http://127.0.0.1',
    apiKey: dojo.apiKey,
    today: () => recordingDay,
    ownName: (name) => name,
    async send(request) {
      seconds += 1;
      return answerOf(await dojo.app.fetch(request));
    },
    async addUser(user) {
      const { id } = addUser(dojo.store, user);
      const key = `key-of-${user.username}`;
      dojo.store.keys.set(key, { key, user: id, revoked: false });
      return { id, key };
    },
    give: async (grant) => give(dojo, grant),
    async deactivate(user) {
      const row = dojo.store.users.get(user);
      if (row) row.is_active = false;
    },
    setUp(settings) {
      dojo.store.server = { ...dojo.store.server, ...settings };
    },
  };
}

/** Roles are given past the API, which the stand-in doesn't have for them. */
function give({ store }: DefectDojo, { user, role, productType, product, throughGroup = false }: Grant): void {
  if (productType !== undefined)
    store.members.insert({ user, role, target: { product_type: productType }, throughGroup });
  else if (product !== undefined) store.members.insert({ user, role, target: { product }, throughGroup });
  else {
    const row = store.users.get(user);
    if (row) row.global_role = role;
  }
}
