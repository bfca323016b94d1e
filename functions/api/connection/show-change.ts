import type * as z from 'zod';
import type { changedConnectionViewSchema } from '../../../shared/contracts/management-api/connection.ts';
import type { Connection } from '../../../shared/domain/team/connection.ts';
import { movedChoices } from '../asvs/moved-choices.ts';
import type { Services } from '../core/services.ts';
import { showConnection } from './show-connection.ts';

/** Shows a connection that was changed, and what moved along with another version of the ASVS. */
export async function showChange(
  services: Services,
  { before, after }: { readonly before: Connection | undefined; readonly after: Connection },
): Promise<z.input<typeof changedConnectionViewSchema>> {
  const { teamId, settings } = after;
  const view = await showConnection(services, teamId, after);
  if (before === undefined || before.settings.asvsVersion === settings.asvsVersion) return view;
  return { ...view, asvsMoved: await movedChoices(services, { teamId, version: settings.asvsVersion }) };
}
