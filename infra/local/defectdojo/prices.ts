/**
 * What each piece of DefectDojo's work takes it, milliseconds. Measured by `npm run bench -- --calibrate`, which prints this
 * table, on DefectDojo 3.2.0 with two web processes on two processors, on a machine that did nothing else: the shortest of 2 uploads
 * of 200 rows of 6 kB each, the middle of 20 small calls; findings are listed 100 at a time, by their ids. Its database held 240,000
 * findings. Deduplication off.
 */
export const measuredMs = {
  /** `GET /tests/{id}/`, and every call that has no price of its own. */
  request: 32.5,
  /** What finds or makes a place, and what a product is told. */
  engagementPost: 39.2,
  testPost: 33.6,
  productPatch: 55.7,
  metadataPost: 16.5,
  /** An upload, whatever its file holds: of one row, or of none. */
  importFile: 99,
  reimportFile: 102,
  /** A row that makes a finding: by `/import-scan/` into a new test, and by `/reimport-scan/` into one made by `POST /tests/`. */
  importedRow: 5.75,
  reimportedNewRow: 7.15,
  /** A row that says what its finding says already. */
  matchedRow: 1.03,
  /** A row whose status is carried over to the finding it matches. */
  statusRow: 8.15,
  /** A row that opens a mitigated finding. */
  reactivatedRow: 10.1,
  /** A finding that is closed because the file lacks it. */
  closedFinding: 13.1,
  /** A finding that a test holds when a file is reimported into it, whatever the file says. */
  findingThere: 0.143,
  /** A listing that shows no finding, which tells how many there are; and one that does, and each finding of it. */
  emptyListing: 32.9,
  listing: 50.9,
  listedFinding: 2.58,
  /** What the filter by Gecko id takes beside, in a test of 500. */
  geckoIdFilter: 5.15,
  /** A change of one finding's text. */
  patchWithoutTags: 83.4,
  patchWithTags: 92.6,
  /** Calls about one finding. */
  tagsGet: 48.6,
  tagsPost: 69.1,
  tagsRemove: 69,
  notePost: 73.1,
  findingPost: 58,
  findingClose: 94.1,
};

/** See {@link measuredMs}. */
export type Prices = typeof measuredMs;
