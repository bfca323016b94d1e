/**
 * What each piece of DefectDojo's work takes it, milliseconds. Measured by `npm run bench -- --calibrate`, which prints this
 * table, on DefectDojo 3.2.0 with two web processes on two processors, ahead of whatever else they had to do: the shortest of 2
 * uploads of 200 rows of 6 kB each, the middle of 20 small calls; findings are listed 250 at a time. Deduplication off.
 */
export const measuredMs = {
  /** `GET /tests/{id}/`, and every call that has no price of its own. */
  request: 31.7,
  /** What finds or makes a place, and what a product is told. */
  engagementPost: 39.5,
  testPost: 37,
  productPatch: 61.4,
  metadataPost: 20.9,
  /** An upload, whatever its file holds: of one row, or of none. */
  importFile: 95.4,
  reimportFile: 109,
  /** A row that makes a finding: by `/import-scan/` into a new test, and by `/reimport-scan/` into one made by `POST /tests/`. */
  importedRow: 5.76,
  reimportedNewRow: 7.12,
  /** A row that says what its finding says already. */
  matchedRow: 1.02,
  /** A row whose status is carried over to the finding it matches. */
  statusRow: 8.75,
  /** A row that opens a mitigated finding. */
  reactivatedRow: 10.8,
  /** A finding that is closed because the file lacks it. */
  closedFinding: 14.2,
  /** A finding that a test holds when a file is reimported into it, whatever the file says. */
  findingThere: 0.139,
  /** A listing of findings, and each finding of it. */
  listing: 66.1,
  listedFinding: 2.9,
  /** What the filter by Gecko id takes beside, in a test of 500. */
  geckoIdFilter: 1.7,
  /** A change of one finding's text. */
  patchWithoutTags: 93.4,
  patchWithTags: 107,
  /** Calls about one finding. */
  tagsGet: 56,
  tagsPost: 78.9,
  tagsRemove: 79,
  notePost: 86.6,
  findingPost: 60.2,
  findingClose: 96,
};

/** See {@link measuredMs}. */
export type Prices = typeof measuredMs;
