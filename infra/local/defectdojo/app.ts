import { Hono } from 'hono';
import { addControls, type Controls } from '../stand-in/controls.ts';
import { apiOn } from './http/api.ts';
import { freshStore } from './model/seed.ts';
import type { Store } from './model/store.ts';
import { type DefectDojoVersion, traitsOf } from './model/traits.ts';
import { finish } from './model/upload.ts';
import { addCatalogueRoutes } from './routes/catalogue-routes.ts';
import { addEngagementRoutes } from './routes/engagement-routes.ts';
import { addFindingActionRoutes } from './routes/finding-action-routes.ts';
import { addFindingRoutes } from './routes/finding-routes.ts';
import { addMetadataRoutes } from './routes/metadata-routes.ts';
import { addProductRoutes } from './routes/product-routes.ts';
import { addProductTypeRoutes } from './routes/product-type-routes.ts';
import { addRiskAcceptanceRoutes } from './routes/risk-acceptance-routes.ts';
import { addSettingsRoutes } from './routes/settings-routes.ts';
import { addServerSettings, addSiteRoutes } from './routes/site-routes.ts';
import { addTestRoutes } from './routes/test-routes.ts';
import { addUploadRoutes } from './routes/upload-routes.ts';
import { addRoleRoutes, addUserRoutes } from './routes/user-routes.ts';

/** The superuser's key on a fresh instance, unless another is asked for. */
export const defaultApiKey = 'd'.repeat(40);

export interface DefectDojoOptions {
  /** The release to play; 3.2.0 if left out. */
  version?: DefectDojoVersion;
  now?: () => Date;
  /** The superuser's key. */
  apiKey?: string;
}

/** A stand-in for one DefectDojo: an app to call, and what it holds. */
export interface DefectDojo {
  app: Hono;
  apiKey: string;
  controls: Controls;
  /** The instance as it is now; another object after it was reset. */
  readonly store: Store;
  /** Replaces the instance by a fresh one, as if another had been put behind the same URL. */
  reset(): Store;
}

/** Makes a DefectDojo stand-in that is called in-process, through `app.fetch`. */
export function createDefectDojo(options: DefectDojoOptions = {}): DefectDojo {
  const { version = '3.2.0', now = () => new Date(), apiKey = defaultApiKey } = options;
  let store = freshStore(traitsOf[version], now, apiKey);
  const app = new Hono();
  const controls = addControls(app, { now });
  addServerSettings(app, () => store);
  const api = apiOn(app, () => store);
  addUserRoutes(api);
  if (store.traits.authorization === 'roles') addRoleRoutes(api);
  addProductTypeRoutes(api);
  addProductRoutes(api);
  addEngagementRoutes(api);
  addTestRoutes(api);
  addCatalogueRoutes(api);
  addUploadRoutes(api, (_, steps) => finish(steps));
  addFindingActionRoutes(api);
  addFindingRoutes(api);
  addRiskAcceptanceRoutes(api);
  addMetadataRoutes(api);
  addSettingsRoutes(api);
  addSiteRoutes(app, () => store);
  return {
    app,
    apiKey,
    controls,
    get store() {
      return store;
    },
    reset: () => {
      store = freshStore(traitsOf[version], now, apiKey);
      return store;
    },
  };
}
