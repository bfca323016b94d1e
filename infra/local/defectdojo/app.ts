import { setTimeout as pass } from 'node:timers/promises';
import { Hono } from 'hono';
import { addControls, type Controls } from '../stand-in/controls.ts';
import { type AbandonedUploads, createAbandonedUploads } from './abandoned-uploads.ts';
import { type BusyTime, busyTimeMiddleware, createBusyTime } from './busy-time.ts';
import { addControlRoutes } from './control/control-routes.ts';
import { createHands, type Hands, handsMiddleware } from './control/hands.ts';
import { apiOn } from './http/api.ts';
import { requestHeadMiddleware } from './http/request-head.ts';
import { doDueJobs } from './model/background-jobs.ts';
import { freshStore } from './model/seed.ts';
import type { Store } from './model/store.ts';
import { type DefectDojoVersion, traitsOf } from './model/traits.ts';
import { paceMiddleware, type Wait } from './pace.ts';
import { addCatalogueRoutes } from './routes/catalogue-routes.ts';
import { addEngagementRoutes } from './routes/engagement-routes.ts';
import { addFindingActionRoutes } from './routes/finding-action-routes.ts';
import { addFindingRoutes } from './routes/finding-routes.ts';
import { addMetadataBatchRoutes } from './routes/metadata-batch-routes.ts';
import { addMetadataRoutes } from './routes/metadata-routes.ts';
import { addProductRoutes } from './routes/product-routes.ts';
import { addProductTypeRoutes } from './routes/product-type-routes.ts';
import { addRiskAcceptanceRoutes } from './routes/risk-acceptance-routes.ts';
import { addSettingsRoutes } from './routes/settings-routes.ts';
import { addServerSettings, addSiteRoutes } from './routes/site-routes.ts';
import { addTestRoutes } from './routes/test-routes.ts';
import { addUploadRoutes } from './routes/upload-routes.ts';
import { addRoleRoutes, addUserRoutes } from './routes/user-routes.ts';
import { uploadRunner } from './upload-runner.ts';

/** The superuser's key on a fresh instance, unless another is asked for. */
export const defaultApiKey = 'd'.repeat(40);

export interface DefectDojoOptions {
  /** The release to play; 3.2.0 if left out. */
  version?: DefectDojoVersion;
  now?: () => Date;
  /** The superuser's key. */
  apiKey?: string;
  /** How slow to be: 1 = as a real server was measured; 0, the default, = as fast as it goes. */
  pace?: number;
  /** How the time passes that `pace` asks for; real time if left out. */
  wait?: Wait;
}

/** A stand-in for one DefectDojo: an app to call, and what it holds. */
export interface DefectDojo {
  app: Hono;
  apiKey: string;
  controls: Controls;
  /** Uploads that go on without their client. */
  abandoned: AbandonedUploads;
  /** What people do in the moment before a request. */
  hands: Hands;
  busy: BusyTime;
  /** The instance as it is now; another object after it was reset. */
  readonly store: Store;
  /**
   * Replaces the instance by a fresh one, as if another had been put behind the same URL, and forgets faults, abandoned
   * uploads and counters too, unless told `instanceOnly`. `apiKey` is the superuser's key from then on.
   */
  reset(options?: ResetOptions): Store;
}

export interface ResetOptions {
  apiKey?: string;
  instanceOnly?: boolean;
}

/** Makes a DefectDojo stand-in that is called in-process, through `app.fetch`. */
export function createDefectDojo(options: DefectDojoOptions = {}): DefectDojo {
  const { version = '3.2.0', now = () => new Date(), apiKey = defaultApiKey, pace = 0, wait = pass } = options;
  const app = new Hono();
  const dojo = {
    app,
    apiKey,
    controls: addControls(app, { now }),
    abandoned: createAbandonedUploads(),
    hands: createHands(),
    busy: createBusyTime(),
    store: freshStore(traitsOf[version], now, apiKey),
    reset: (fresh: ResetOptions = {}) => {
      dojo.store = freshStore(traitsOf[version], now, fresh.apiKey ?? apiKey);
      if (fresh.instanceOnly !== true) forgetOrders(dojo);
      return dojo.store;
    },
  };
  app.use('*', async (_context, next) => {
    doDueJobs(dojo.store);
    await next();
  });
  addControlRoutes(app, dojo);
  app.use(
    '*',
    handsMiddleware(dojo.hands, () => dojo.store),
  );
  if (pace > 0) app.use('*', paceMiddleware(pace, wait));
  app.use('*', busyTimeMiddleware(dojo.busy));
  app.use('*', requestHeadMiddleware());
  addServerSettings(app, () => dojo.store);
  addApiRoutes(app, dojo);
  addSiteRoutes(app, () => dojo.store);
  return dojo;
}

function forgetOrders({ controls, abandoned, hands, busy }: Omit<DefectDojo, 'app' | 'store' | 'reset'>): void {
  controls.faults.clear();
  controls.requests.clear();
  abandoned.clear();
  hands.clear();
  busy.clear();
}

function addApiRoutes(app: Hono, dojo: DefectDojo): void {
  const api = apiOn(app, () => dojo.store);
  addUserRoutes(api);
  if (dojo.store.traits.authorization === 'roles') addRoleRoutes(api);
  addProductTypeRoutes(api);
  addProductRoutes(api);
  addEngagementRoutes(api);
  addTestRoutes(api);
  addCatalogueRoutes(api);
  addUploadRoutes(api, uploadRunner(dojo.abandoned));
  addFindingActionRoutes(api);
  addFindingRoutes(api);
  addRiskAcceptanceRoutes(api);
  // Before the entries, which would take "batch" for an id.
  addMetadataBatchRoutes(api);
  addMetadataRoutes(api);
  addSettingsRoutes(api);
}
