import { setTimeout as pass } from 'node:timers/promises';
import { Hono } from 'hono';
import { addControls } from '../stand-in/controls.ts';
import { createAbandonedUploads } from './abandoned-uploads.ts';
import { busyTimeMiddleware, createBusyTime } from './busy-time.ts';
import { addControlRoutes } from './control/control-routes.ts';
import type { DefectDojo, DefectDojoOptions, ResetOptions } from './defectdojo.ts';
import { apiOn } from './http/api.ts';
import { proxyMiddleware } from './http/proxy.ts';
import { requestHeadMiddleware } from './http/request-head.ts';
import { doDueJobs } from './model/background-jobs.ts';
import { freshStore } from './model/seed.ts';
import { traitsOf } from './model/traits.ts';
import { paceMiddleware } from './pace.ts';
import { createHands, handsMiddleware } from './people/hands.ts';
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
    proxyMiddleware(() => dojo.store),
  );
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
