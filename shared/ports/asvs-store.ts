import type { DetectedBy, StoredDetection } from '../domain/asvs/detection/detection.ts';
import type { OpenFindings } from '../domain/asvs/open-findings.ts';
import type { ProductTags } from '../domain/asvs/profile/product-tags.ts';
import type { AsvsProfile } from '../domain/asvs/profile/profile.ts';
import type { RepositoryKey, TeamId } from '../domain/names/ids.ts';
import type { AuditEntry } from '../domain/team/audit-entry.ts';

/** A product of one of a team's DefectDojo instances. */
export interface TeamProduct {
  readonly teamId: TeamId;
  readonly baseUrl: string;
  readonly productId: number;
}

/** Keeps each repository's ASVS profile and what was detected in it. All reads see the latest write. */
export interface AsvsStore {
  profile(key: RepositoryKey): Promise<AsvsProfile | undefined>;
  /** The team's profiles in the order of their repository ids, one page after `after`. */
  profiles(
    teamId: TeamId,
    page: { limit: number; after?: string | undefined },
  ): Promise<{ items: AsvsProfile[]; next?: string }>;
  /**
   * Stores a profile over the version it was made from (`profile.version - 1`; 1 means that there must be none yet), together
   * with the audit entry that tells of it: both or neither.
   *
   * @throws {VersionConflictError} when another writer was faster.
   */
  putProfile(profile: AsvsProfile, audited?: AuditEntry): Promise<void>;
  /** The last detection, with its evidence. */
  detection(key: RepositoryKey): Promise<StoredDetection | undefined>;
  /**
   * Stores a detection together with the profile that took it over: both or neither.
   *
   * @throws {VersionConflictError} as with {@link putProfile}.
   */
  putDetection(profile: AsvsProfile, detection: StoredDetection): Promise<void>;
  /** Notes that a later scan showed just what is stored, without writing its evidence once more. */
  confirmDetection(key: RepositoryKey, by: DetectedBy): Promise<void>;
  /** How many findings were open by chapter when a sync last counted. */
  openFindings(key: RepositoryKey): Promise<OpenFindings | undefined>;
  putOpenFindings(key: RepositoryKey, counts: OpenFindings): Promise<void>;
  /** What was done to the tags of a product. */
  productTags(product: TeamProduct): Promise<ProductTags | undefined>;
  /**
   * Stores it over the version it was made from (`tags.version - 1`). Of more lines than can be kept the newest are: one that is
   * forgotten counts as another team's, whose tags stay.
   *
   * @throws {VersionConflictError} as with {@link putProfile}.
   */
  putProductTags(product: TeamProduct, tags: ProductTags): Promise<void>;
}
