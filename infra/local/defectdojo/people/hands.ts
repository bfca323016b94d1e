import type { MiddlewareHandler } from 'hono';
import * as z from 'zod';
import { pathMatches } from '../../stand-in/faults.ts';
import type { Store } from '../model/store.ts';
import { overwriteRow, reachableTables } from './rows.ts';

/** An order for what a person does in the moment before a request is answered: the first that `method` and `path` fit. */
export const handOrder = z.strictObject({
  method: z.string().toUpperCase(),
  path: z.string().startsWith('/', 'Start the path with a slash'),
  table: z.enum(reachableTables),
  id: z.int(),
  fields: z.record(z.string(), z.json()),
});

/** What people are to do in between. */
export interface Hands {
  order(order: z.input<typeof handOrder>): void;
  clear(): void;
  /** Does what is due before a request. */
  act(store: Store, request: { readonly method: string; readonly path: string }): void;
}

/** Nobody does anything. */
export function createHands(): Hands {
  let orders: z.output<typeof handOrder>[] = [];
  return {
    order: (order) => void orders.push(handOrder.parse(order)),
    clear: () => {
      orders = [];
    },
    act: (store, { method, path }) => {
      const isDue = (order: z.output<typeof handOrder>) => order.method === method && pathMatches(order.path, path);
      for (const { table, id, fields } of orders.filter(isDue)) overwriteRow(store, table, id, fields);
      orders = orders.filter((order) => !isDue(order));
    },
  };
}

/** Lets people act before each request. */
export function handsMiddleware(hands: Hands, store: () => Store): MiddlewareHandler {
  return async ({ req }, next) => {
    hands.act(store(), { method: req.method, path: new URL(req.url).pathname });
    await next();
  };
}
