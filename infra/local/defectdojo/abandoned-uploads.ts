import * as z from 'zod';
import { NeverDone } from './model/endless-row.ts';
import { Rejection } from './model/rejection.ts';
import type { UploadSteps } from './model/upload.ts';

/**
 * An order to abandon uploads: the client gets no proper answer, and the server goes on storing rows, or breaks off.
 *
 * - `path`: which uploads; `times` of them, after `skip` others.
 * - `rowsBefore`: rows that are stored before the client is left alone.
 * - `clientSees`: nothing until it gives up, a reset connection, the 504 of a load balancer, or DefectDojo's own 500, by which
 *   it has broken off.
 * - `breaksOff`: the server stores no more, as when its process is killed or its database gone.
 * - `msPerRow`: how fast the rest is stored; `null` = only by `step`.
 */
export const abandonOrder = z.strictObject({
  path: z.enum(['import-scan', 'reimport-scan', 'any']).default('any'),
  times: z.int().min(1).default(1),
  skip: z.int().min(0).default(0),
  rowsBefore: z.int().min(0).default(0),
  clientSees: z.enum(['nothing', 'reset', 'gateway_timeout', 'server_error']).default('nothing'),
  breaksOff: z.boolean().default(false),
  msPerRow: z.number().min(0).nullable().default(null),
});

export type AbandonOrder = z.input<typeof abandonOrder>;
export type Abandonment = z.output<typeof abandonOrder>;

/** An upload that goes on without its client. */
export interface AbandonedUpload {
  id: number;
  path: string;
  /** Rows stored, matched or closed so far. */
  rowsDone: number;
  state: 'running' | 'done' | 'failed';
}

/** The uploads that were ordered to be abandoned, and those that were. */
export interface AbandonedUploads {
  order(order?: AbandonOrder): void;
  list(): AbandonedUpload[];
  /** Lets uploads go on for some rows each (1 if left out, `Infinity` for all), the named one or all that run. */
  step(rows?: number, id?: number): void;
  /** Forgets the orders that hit no upload yet. */
  forgetOrders(): void;
  /** Forgets the orders and stops what still runs, as a restart of the server would. */
  clear(): void;
  /** The order that hits this upload, if any; it counts as spent. */
  take(path: string): Abandonment | undefined;
  /** Starts an upload that was hit. */
  begin(path: string, steps: UploadSteps, order: Abandonment): void;
}

interface Running extends AbandonedUpload {
  steps: UploadSteps;
  timer?: NodeJS.Timeout;
}

/** No orders and no uploads. */
export function createAbandonedUploads(): AbandonedUploads {
  let orders: Abandonment[] = [];
  let uploads: Running[] = [];

  function begin(path: string, steps: UploadSteps, order: Abandonment): void {
    const upload: Running = { id: uploads.length + 1, path, rowsDone: 0, state: 'running', steps };
    uploads.push(upload);
    advance(upload, order.rowsBefore);
    if (upload.state !== 'running') return;
    if (order.breaksOff || order.clientSees === 'server_error') upload.state = 'failed';
    else if (order.msPerRow !== null) goOn(upload, order.msPerRow);
  }

  function goOn(upload: Running, msPerRow: number): void {
    upload.timer = setInterval(() => advance(upload, 1), msPerRow);
    upload.timer.unref();
  }

  return {
    order: (order = {}) => void orders.push(abandonOrder.parse(order)),
    list: () => uploads.map(({ id, path, rowsDone, state }) => ({ id, path, rowsDone, state })),
    step: (rows = 1, id) => {
      for (const upload of uploads) if (id === undefined || upload.id === id) advance(upload, rows);
    },
    forgetOrders: () => {
      orders = [];
    },
    clear: () => {
      for (const upload of uploads) clearInterval(upload.timer);
      orders = [];
      uploads = [];
    },
    take: (path) => orders.find((order) => (order.path === 'any' || order.path === path) && spend(order)),
    begin,
  };
}

/** Counts an upload against an order; false while the order still lets uploads pass, or is used up. */
function spend(order: Abandonment): boolean {
  if (order.times === 0) return false;
  if (order.skip > 0) {
    order.skip -= 1;
    return false;
  }
  order.times -= 1;
  return true;
}

function advance(upload: Running, rows: number): void {
  for (let done = 0; done < rows && upload.state === 'running'; done += 1) takeStep(upload);
  if (upload.state !== 'running') clearInterval(upload.timer);
}

function takeStep(upload: Running): void {
  try {
    if (upload.steps.next().done) upload.state = 'done';
    else upload.rowsDone += 1;
  } catch (error) {
    if (!(error instanceof Rejection || error instanceof NeverDone)) throw error;
    upload.state = 'failed';
  }
}
