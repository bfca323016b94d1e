import type { Hono } from 'hono';
import * as z from 'zod';
import { ConnectionResetError } from './connection.ts';
import { faultMiddleware } from './fault-middleware.ts';
import { faultOrder } from './fault-order.ts';
import { createFaults, type Faults } from './faults.ts';
import { problem } from './problem.ts';
import { createRequestLog, type RequestLog, requestLogMiddleware } from './request-log.ts';
import { withBody } from './with-body.ts';

const faultOrders = z.preprocess((body) => [body].flat(), z.array(faultOrder));

/** What can be ordered from, and read about, any stand-in. */
export interface Controls {
  faults: Faults;
  requests: RequestLog;
}

/**
 * Gives a stand-in its request log, its faults, and the control routes for both. Call it before adding the stand-in's own
 * routes: middleware only covers what comes after it.
 *
 * - `POST /_control/faults` (one order, or an array of them), `GET`, `DELETE`, `DELETE /_control/faults/{id}`
 * - `GET /_control/requests`, `DELETE /_control/requests`
 */
export function addControls(app: Hono, options: { now?: () => Date } = {}): Controls {
  const controls: Controls = { faults: createFaults(), requests: createRequestLog() };
  app.use('*', requestLogMiddleware(controls.requests, options.now ?? (() => new Date())));
  app.use('*', faultMiddleware(controls.faults));
  app.onError((error, c) => {
    // An in-process caller must see the reset itself, not a 500.
    if (error instanceof ConnectionResetError) throw error;
    return problem(c, 500, 'stand_in_failed', `The stand-in itself failed: ${error.stack}`);
  });
  addFaultRoutes(app, controls.faults);
  addRequestRoutes(app, controls.requests);
  return controls;
}

function addFaultRoutes(app: Hono, faults: Faults): void {
  app.post('/_control/faults', (c) =>
    withBody(c, faultOrders, (orders) => c.json({ faults: orders.map((order) => faults.order(order)) }, 201)),
  );
  app.get('/_control/faults', (c) => c.json({ faults: faults.list() }));
  app.delete('/_control/faults', (c) => {
    faults.clear();
    return c.body(null, 204);
  });
  app.delete('/_control/faults/:id', (c) => {
    const id = c.req.param('id');
    if (!faults.clear(id)) return problem(c, 404, 'fault_not_found', `No fault with the id ${id} is ordered.`);
    return c.body(null, 204);
  });
}

function addRequestRoutes(app: Hono, requests: RequestLog): void {
  app.get('/_control/requests', (c) => c.json(requests.summary()));
  app.delete('/_control/requests', (c) => {
    requests.clear();
    return c.body(null, 204);
  });
}
