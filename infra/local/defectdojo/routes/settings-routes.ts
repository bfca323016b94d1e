import type { Api, ApiCall } from '../http/api.ts';
import { flag } from '../http/field-kinds.ts';
import { readFields } from '../http/fields.ts';
import { pageOf } from '../http/paging.ts';
import { forbidden, notFound } from '../model/rejection.ts';
import type { Store } from '../model/store.ts';

/** `/system_settings/`, for superusers: only what changes how uploads and tags behave is played. */
export function addSettingsRoutes(api: Api): void {
  api.on('GET', '/system_settings/', (call) => {
    refuseOthers(call);
    return { status: 200, body: pageOf([settingsJson(call.store)], call.url) };
  });
  api.on('PATCH', '/system_settings/:id/', async (call) => {
    refuseOthers(call);
    if (call.id !== 1) throw notFound('System_Settings');
    Object.assign(
      call.store.settings,
      readFields({ enable_deduplication: flag(), enable_product_tag_inheritance: flag() }, await call.json(), {
        partial: true,
      }),
    );
    return { status: 200, body: settingsJson(call.store) };
  });
}

function refuseOthers({ user }: ApiCall): void {
  if (!user.is_superuser) throw forbidden();
}

/** Few of a real server's many settings: those that were recorded. */
function settingsJson({ settings }: Store): Record<string, unknown> {
  return {
    id: 1,
    enable_deduplication: settings.enable_deduplication,
    delete_duplicates: false,
    max_dupes: 10,
    enable_benchmark: true,
    enable_finding_sla: true,
  };
}
