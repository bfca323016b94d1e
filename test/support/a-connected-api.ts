import type { Services } from '../../functions/api/core/services.ts';
import { type RoleName, roleIds } from '../../infra/local/defectdojo/model/permissions.ts';
import type { DefectDojoVersion } from '../../infra/local/defectdojo/model/traits.ts';
import { aServedDefectDojo } from './a-served-defectdojo.ts';
import { anApi } from './an-api.ts';

/** The API with team-1 connected to a DefectDojo stand-in, by the superuser's key or that of a user with a role (2.x). */
export async function aConnectedApi(
  options: Partial<Services> & { version?: DefectDojoVersion; role?: RoleName } = {},
) {
  const { version, role, ...overrides } = options;
  const dojo = await aServedDefectDojo(version ? { version } : {});
  const api = anApi(overrides);
  const user = role ? dojo.userWithKey({ global_role: roleIds[role] }) : { apiKey: dojo.apiKey };
  await api.send('PUT /v1/connection', { body: { url: dojo.url, apiKey: user.apiKey } });
  return { api, dojo, user };
}
