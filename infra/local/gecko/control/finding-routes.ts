import type { Hono } from 'hono';
import { problem } from '../../stand-in/problem.ts';
import { withBody } from '../../stand-in/with-body.ts';
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
  app.post('/_control/listing-changes', (c) =>
    withBody(c, listingChangeOrder, (order) => c.json(changes.order(order), 201)),
  );
  app.delete('/_control/listing-changes', (c) => {
    changes.clear();
    return c.body(null, 204);
  });
}
