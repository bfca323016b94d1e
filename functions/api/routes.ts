import { asvsRoutes } from './asvs/asvs-routes.ts';
import { auditRoutes } from './audit/audit-routes.ts';
import { connectionRoutes } from './connection/connection-routes.ts';
import type { Route } from './core/route.ts';
import { diagnosisRoutes } from './diagnosis/diagnosis-route.ts';
import { documentRoute } from './document/document-route.ts';
import { holdRoutes } from './holds/hold-routes.ts';
import { bulkMappingRoutes } from './mappings/bulk-routes.ts';
import { mappingFileRoutes } from './mappings/file-routes.ts';
import { mappingRoutes } from './mappings/mapping-routes.ts';
import { previewRoutes } from './previews/preview-routes.ts';
import { productRoutes } from './products/product-routes.ts';
import { repositoryRoutes } from './repositories/repository-routes.ts';
import { runRoutes } from './runs/run-routes.ts';
import { syncRoutes } from './syncs/sync-routes.ts';
import { teamDataRoutes } from './team-data/team-data-routes.ts';

/** Every route of the API. */
export const routes: readonly Route[] = [
  ...connectionRoutes,
  ...productRoutes,
  ...repositoryRoutes,
  ...mappingRoutes,
  ...bulkMappingRoutes,
  ...mappingFileRoutes,
  ...asvsRoutes,
  ...diagnosisRoutes,
  ...syncRoutes,
  ...previewRoutes,
  ...runRoutes,
  ...holdRoutes,
  ...auditRoutes,
  ...teamDataRoutes,
  documentRoute(() => routes),
];
