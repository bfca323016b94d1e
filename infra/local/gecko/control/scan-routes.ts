import type { Hono } from 'hono';
import { problem } from '../../stand-in/problem.ts';
import { scanCompletedDetail } from '../events.ts';
import type { GeckoState, Scan, Team } from '../state.ts';
import { findingsOrder, scanChange, scanOrder } from './orders.ts';
import { addScan, endScan, replaceFindings } from './scans.ts';
import { teamHandler } from './team-handler.ts';

/** Scans: add one, end one, or replace what a repository's scans found. Each answers with the event for the bus, if the scan is over. */
export function addScanControls(app: Hono, state: GeckoState, now: () => Date): void {
  app.post(
    '/_control/teams/:team/scans',
    teamHandler(state, scanOrder, (c, team, order) => {
      if (order.id && team.scans.some(({ id }) => id === order.id)) {
        return problem(c, 409, 'scan_exists', `The team has a scan ${order.id} already.`);
      }
      return c.json(withEvent(team, addScan(team, order, now())), 201);
    }),
  );
  app.patch(
    '/_control/teams/:team/scans/:scan',
    teamHandler(state, scanChange, (c, team, { status }) => {
      const scan = team.scans.find(({ id }) => id === c.req.param('scan'));
      if (!scan) return problem(c, 404, 'unknown_scan', `The team has no scan ${c.req.param('scan')}.`);
      endScan(scan, status, now());
      return c.json(withEvent(team, scan));
    }),
  );
  app.put(
    '/_control/teams/:team/repositories/:repository/findings',
    teamHandler(state, findingsOrder, (c, team, order) => {
      const scan = replaceFindings(team, c.req.param('repository') ?? '', order, now());
      return c.json(withEvent(team, scan));
    }),
  );
}

function withEvent(team: Team, scan: Scan) {
  const { rows, endpoints: _, wiki: __, ...described } = scan;
  const ids = rows.map(({ fields }) => fields['id']);
  return {
    scan: { ...described, findingIds: ids },
    event: scan.completedAt === null ? null : scanCompletedDetail(team, scan),
  };
}
