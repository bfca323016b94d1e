/** The DefectDojo versions that the stand-in can play, as their schemas tell them; each was measured live. */
export const playedVersions = ['3.3.0-dev', '3.2.0', '2.58.4', '2.45.3'] as const;

export type DefectDojoVersion = (typeof playedVersions)[number];

/** What an exporter can see of a release that another may do otherwise: here, as 3.2.0 has it. */
const release3 = {
  version: '3.2.0' as DefectDojoVersion,
  /** The commit in the footer of every HTML page. */
  commit: '7cb5d566',
  /** 3.x: `is_staff` and `authorized_users`; 2.x: roles on product type, product or globally. */
  authorization: 'authorized_users' as 'authorized_users' | 'roles',
  /** Keys may expire since 3.3. */
  keysExpire: false,
  /** Keys of a finding in a Generic Findings Import file that only newer releases accept. */
  newerFileKeys: [] as readonly string[],
  /** Fields of a finding which the API of this release does not know. */
  absentFindingFields: [] as readonly string[],
  /** A `line` or score that is no number is dropped (3.2.0) instead of answering 500 for the whole file. */
  dropsBadNumbers: true,
  /** `vulnerability_ids` given as a string is one id (3.2.0); 2.x splits it into characters. */
  acceptsVulnerabilityIdString: true,
  /** A reimport whose `type` differs from the test's is refused since 2.53.5. */
  refusesOtherTestType: true,
  /** What a reimport does to the tags of a matched finding; untouched since 2.57.0. */
  matchedTags: 'untouched' as 'untouched' | 'replaced',
  /** The tags of new findings are written when a batch of rows is through, since 2.58.0; before, with each row. */
  writesTagsLate: true,
  /** The hash of a row of an import is stored once its tags are, not with the row itself (source: before 2.51.0). */
  hashesImportedRowsLate: false,
  /** A last row that changes nothing keeps a batch from its end, so that tags put off are lost; mended in 3.3. */
  losesTagsWithSkippedRow: true,
  /** Every row has work queued for it at once, which fails without a message broker (measured on 2.45.3). */
  queuesWorkForEachRow: false,
  /** An engagement whose status is null is refused when it is saved (3.2.0), is "Not Started" from then on (3.3), or stays so. */
  engagementWithoutStatus: 'refused' as 'refused' | 'not started' | 'kept',
  /** What a reimport does to the vulnerability ids of a matched finding. */
  matchedVulnerabilityIds: 'replaced' as 'replaced' | 'added',
  /** Closing a finding by absence takes back its risk acceptance since 2.55.0. */
  closingRemovesAcceptance: true,
  /** A new date of a risk acceptance that ended makes it hold again since 3.1.100. */
  reinstatesByApi: true,
  /** A given `mitigated` date is refused since 2.51.0; before, it was ignored. */
  refusesMitigatedDate: true,
  /** Tags with spaces, commas or quotes are refused since 2.46.0; before, a comma split them. */
  refusesOddTags: true,
  /** Metrics of a CVSS 3 vector are put in order, and those "not defined" left out, since 2.48.0. */
  ordersVectors: true,
  /** Tags are stored in lower case on 2.45.3; later the first writer's case is kept. */
  lowerCasesTags: false,
  /** Whether error bodies end with the advertisement `pro`. */
  advertisesPro: true,
  /** `status` of an engagement that was created without one. */
  defaultEngagementStatus: 'Not Started',
  /** A risk acceptance reads back `recommendation` and `decision` as labels (2.45.3) or letters. */
  acceptanceReadsBack: 'letters' as 'labels' | 'letters',
  /** Anyone who may see a finding may leave a note on it since 2.55.3. */
  readersMayNote: true,
  /** A `PATCH` of metadata on an object out of sight: 404 on 2.45.3, 403 later. */
  hiddenMetadataStatus: 403 as 403 | 404,
  /** The order in which a reimport creates its new findings. */
  reimportOrder: 'content' as 'content' | 'file',
  /** Which of several equal hashes in one file system deduplication keeps. */
  keptOfEqualHashes: 'first' as 'first' | 'last',
  /** What a reimport's statistics call the findings it left alone. */
  untouchedStatistic: 'untouched' as 'untouched' | 'left untouched',
  /** Whether the answer to closing a finding tells by whom. */
  closeTellsWho: true,
  /** Whether the file path of a row becomes a location of its finding (3.x), which may then be dynamic as well as static. */
  keepsPathsAsLocations: true,
  /** Whether the file's own `description` is copied to the test. */
  copiesFileDescription: true,
  /** Whether a `PATCH` whose push to JIRA failed is answered 400, although it is stored (source: by 2.55.4). */
  tellsJiraFailures: true,
};

/** What differs between the played versions, as far as an exporter can see it. */
export type Traits = typeof release3;

/** Branch `dev` on the way to 3.3: what an exporter meets is that of 3.2.0, but the version has a suffix, keys may expire, and uploads end as they should. */
const dev33: Traits = {
  ...release3,
  version: '3.3.0-dev',
  commit: '9887d71',
  keysExpire: true,
  losesTagsWithSkippedRow: false,
  engagementWithoutStatus: 'not started',
};

const release258: Traits = {
  ...release3,
  version: '2.58.4',
  commit: '5b1d60e8',
  authorization: 'roles',
  newerFileKeys: ['cwes'],
  absentFindingFields: ['cwes'],
  reinstatesByApi: false,
  dropsBadNumbers: false,
  keepsPathsAsLocations: false,
  engagementWithoutStatus: 'kept',
  acceptsVulnerabilityIdString: false,
  reimportOrder: 'file',
};

const keysSince250 = ['cvssv4', 'cvssv4_score', 'fix_available', 'known_exploited', 'ransomware_used', 'kev_date'];

const release245: Traits = {
  ...release258,
  version: '2.45.3',
  commit: '2845d2ac',
  newerFileKeys: ['cwes', 'fix_version', ...keysSince250],
  absentFindingFields: ['cwes', 'fix_version', 'updated', ...keysSince250],
  refusesOtherTestType: false,
  matchedTags: 'replaced',
  writesTagsLate: false,
  hashesImportedRowsLate: true,
  queuesWorkForEachRow: true,
  matchedVulnerabilityIds: 'added',
  closingRemovesAcceptance: false,
  refusesMitigatedDate: false,
  refusesOddTags: false,
  ordersVectors: false,
  lowerCasesTags: true,
  advertisesPro: false,
  defaultEngagementStatus: '',
  acceptanceReadsBack: 'labels',
  readersMayNote: false,
  hiddenMetadataStatus: 404,
  keptOfEqualHashes: 'last',
  untouchedStatistic: 'left untouched',
  closeTellsWho: false,
  copiesFileDescription: false,
  tellsJiraFailures: false,
};

/** The traits of one version (DefectDojo 3.3.0-dev, 3.2.0, 2.58.4 and 2.45.3, measured). */
export const traitsOf: Record<DefectDojoVersion, Traits> = {
  '3.3.0-dev': dev33,
  '3.2.0': release3,
  '2.58.4': release258,
  '2.45.3': release245,
};
