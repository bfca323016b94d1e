import { firstThatFit } from '../../shared/adapters/dynamodb/table/cut-by-size.ts';
import { itemBytes, partMaxBytes } from '../../shared/adapters/dynamodb/table/item-bytes.ts';
import type { StoredDetection } from '../../shared/domain/asvs/detection/detection.ts';
import type { OpenFindings } from '../../shared/domain/asvs/open-findings.ts';
import type { ProductTags } from '../../shared/domain/asvs/profile/product-tags.ts';
import type { AsvsProfile } from '../../shared/domain/asvs/profile/profile.ts';
import type { RepositoryKey } from '../../shared/domain/names/ids.ts';
import type { AsvsStore, TeamProduct } from '../../shared/ports/asvs-store.ts';
import type { AuditLog } from '../../shared/ports/audit-log.ts';
import { ListingPositionError } from '../../shared/ports/listing-position-error.ts';
import { VersionConflictError } from '../../shared/ports/team-store.ts';

import { createInMemoryAuditLog } from './in-memory-audit-log.ts';

const positionPrefix = 'ASVS#';
const linesMax = { maxBytes: partMaxBytes, maxCount: Number.POSITIVE_INFINITY };

/** {@link AsvsStore} in memory. */
export function createInMemoryAsvsStore(auditLog: Pick<AuditLog, 'record'> = createInMemoryAuditLog()): AsvsStore {
  const profiles = new Map<string, AsvsProfile>();
  const detections = new Map<string, StoredDetection>();
  const counts = new Map<string, OpenFindings>();
  const tags = new Map<string, ProductTags>();
  const idOfProduct = ({ teamId, baseUrl, productId }: TeamProduct) => `${teamId}#${productId}#${baseUrl}`;
  const idOf = ({ teamId, repositoryId }: RepositoryKey) => `${teamId}#${repositoryId}`;
  const put = (profile: AsvsProfile) => {
    const stored = profiles.get(idOf(profile))?.version ?? 0;
    if (stored !== profile.version - 1) throw new VersionConflictError('It was changed meanwhile.');
    profiles.set(idOf(profile), profile);
  };

  return {
    profile: async (key) => profiles.get(idOf(key)),
    async profiles(teamId, { limit, after }) {
      if (after !== undefined && !after.startsWith(positionPrefix)) throw new ListingPositionError('No such position.');
      const rest = [...profiles.values()]
        .filter((profile) => profile.teamId === teamId)
        .toSorted((one, other) => (one.repositoryId < other.repositoryId ? -1 : 1))
        .filter(({ repositoryId }) => after === undefined || positionPrefix + repositoryId > after);
      const items = rest.slice(0, limit);
      const last = items.at(-1);
      return rest.length > limit && last ? { items, next: positionPrefix + last.repositoryId } : { items };
    },
    async putProfile(profile, audited) {
      put(profile);
      if (audited) await auditLog.record(audited);
    },
    detection: async (key) => detections.get(idOf(key)),
    async putDetection(profile, detection) {
      put(profile);
      detections.set(idOf(profile), detection);
    },
    async confirmDetection(key, { scanId, detectedAt }) {
      const detection = detections.get(idOf(key));
      if (detection && detectedAt > detection.detectedAt)
        detections.set(idOf(key), { ...detection, scanId, detectedAt });
    },
    openFindings: async (key) => counts.get(idOf(key)),
    async putOpenFindings(key, openFindings) {
      counts.set(idOf(key), openFindings);
    },
    productTags: async (product) => tags.get(idOfProduct(product)),
    async putProductTags(product, given) {
      const stored = tags.get(idOfProduct(product))?.version ?? 0;
      if (stored !== given.version - 1) throw new VersionConflictError('It was changed meanwhile.');
      const lines = firstThatFit(given.lines.toReversed(), itemBytes, linesMax).toReversed();
      tags.set(idOfProduct(product), { ...given, lines });
    },
  };
}
