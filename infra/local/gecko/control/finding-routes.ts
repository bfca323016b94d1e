import type { Hono } from 'hono';
import { jsonBody } from '../../stand-in/controls.ts';
import { invalidBody, problem } from '../../stand-in/problem.ts';
import { statusChangedDetail } from '../events.ts';
import { type ListingChanges, listingChangeOrder } from '../listing-changes.ts';
import type { GeckoState } from '../state.ts';
import { changeFinding } from './findings.ts';
import { findingChange } from './orders.ts';
import { teamHandler } from './team-handler.ts';

/** Findings: change one; a change of status answers with the event for the bus. */
export function addFindingControls(app: Hono, state: GeckoState, now: () => Date): void {
  app.patch(
    '/_control/teams/:team/findings/:finding',
    teamHandler(state, findingChange, (c, team, change) => {
      const changedAt = now();
      const findingId = c.req.param('finding') ?? '';
      const repositoryId = changeFinding(team, findingId, change, changedAt);
      if (repositoryId === undefined)
        return problem(c, 404, 'unknown_finding', `The team has no finding ${findingId}.`);
      if (!('status' in change)) return c.json({ event: null });
      const { status, acceptedUntil } = change;
      const told = { repositoryId, findingId, status, changedAt: changedAt.toISOString(), acceptedUntil };
      return c.json({ event: statusChangedDetail(team, told) });
    }),
  );
}

/** Listings that are not the same on every page. */
export function addListingControls(app: Hono, changes: ListingChanges): void {
  app.get('/_control/listing-changes', (c) => c.json({ listingChanges: changes.list() }));
  app.post('/_control/listing-changes', async (c) => {
    const order = listingChangeOrder.safeParse(await jsonBody(c));
    if (!order.success) return invalidBody(c, order.error);
    return c.json(changes.order(order.data), 201);
  });
  app.delete('/_control/listing-changes', (c) => {
    changes.clear();
    return c.body(null, 204);
  });
}
