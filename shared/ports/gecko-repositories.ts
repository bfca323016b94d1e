import type { RepositoryId } from '../domain/names/ids.ts';

/** A repository that is connected to Gecko. */
export interface GeckoRepository {
  /** The path that Gecko's API uses, which changes with the repository's name. */
  readonly id: RepositoryId;
  /** Gecko's own id of it, which stays, where Gecko says. */
  readonly geckoId?: string;
  /** Such as `github` or `gitlab`, where Gecko says. */
  readonly provider?: string;
  readonly defaultBranch?: string;
}

/** The team's repositories, one page of them. */
export interface GeckoRepositoryPage {
  readonly repositories: readonly GeckoRepository[];
  /** Names that can't be used as ids. */
  readonly unusable: readonly string[];
  readonly total: number;
  readonly hasMore: boolean;
}

/** Lists what is connected to Gecko, for one team. Throws an `OutsideFailure` when it can't. */
export interface GeckoRepositories {
  /**
   * @param page.search part of the name; how Gecko compares is not documented
   * @throws {ListingPositionError} for an offset that Gecko doesn't take
   */
  repositories(page: { limit: number; offset: number; search?: string | undefined }): Promise<GeckoRepositoryPage>;
}

/** Gecko to talk to for one team, to be closed afterwards. */
export type OpenGecko = GeckoRepositories & { close(): Promise<void> };
