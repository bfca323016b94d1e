/** One page of a listing of Gecko's API; rows are parsed one by one later, so that a bad one doesn't hide the others. */
export interface GeckoPage {
  readonly rows: readonly unknown[];
  readonly total: number;
  readonly hasMore: boolean;
  /** Whether Gecko says that no filter was applied. */
  readonly unfiltered: boolean;
}

/** What we read from Gecko, for one team. */
export interface GeckoApi {
  /** One page of a repository's findings over all its scans. */
  repositoryFindings(repositoryId: string, page: { limit: number; offset: number }): Promise<GeckoPage>;
  /** One page of the findings of one scan. */
  scanFindings(scanId: string, page: { limit: number; offset: number }): Promise<GeckoPage>;
}
