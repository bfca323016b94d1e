import { Hono } from 'hono';
import { addControls } from '../../../../../infra/local/stand-in/controls.ts';
import type { FaultOrder } from '../../../../../infra/local/stand-in/fault-order.ts';

/** A stand-in that keeps what was posted to it, with the given faults ordered. */
export function aFaultyApp(...orders: FaultOrder[]) {
  const app = new Hono();
  const controls = addControls(app);
  const kept: unknown[] = [];
  app.get('/things/:id', (c) => c.json({ id: c.req.param('id') }));
  app.post('/things', async (c) => {
    kept.push(await c.req.json());
    return c.json({ kept: kept.length }, 201);
  });
  app.post('/files', async (c) => {
    const { file } = await c.req.parseBody();
    kept.push(file instanceof File ? await file.text() : file);
    return c.json({ kept: kept.length }, 201);
  });
  for (const order of orders) controls.faults.order(order);
  return { app, kept, ...controls };
}

/** A request that posts JSON. */
export function posting(body: unknown): RequestInit {
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
