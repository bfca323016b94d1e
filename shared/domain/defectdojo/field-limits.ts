/** Lengths are counted in UTF-16 units: never fewer than the code points that DefectDojo's PostgreSQL columns count. */

/** `unique_id_from_tool`. DefectDojo 3.2.0, measured: a longer one fails the whole file with 500. */
export const geckoIdMaxCharacters = 500;

/**
 * A sort key of DynamoDB takes 1,024 bytes (docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html), of
 * which what stands before a finding's id needs 43.
 */
export const geckoIdMaxBytes = 900;

/** `title`. DefectDojo 3.2.0, measured: import cuts a longer one, POST and PATCH refuse it. */
export const titleMaxCharacters = 511;

/** `file_path`. DefectDojo 3.2.0, measured: a longer one fails the whole file with 500. */
export const filePathMaxCharacters = 4000;

/** `vuln_id_from_tool`, the column's length in DefectDojo 3.2.0. */
export const vulnIdMaxCharacters = 500;

/** `line` and `cwe` are PostgreSQL integers. */
export const integerMax = 2_147_483_647;

/** Our own: DefectDojo takes 255, but lists show tags whole. */
export const tagMaxCharacters = 100;

/** Our own: longer links are of no use in a browser's address bar, and DefectDojo scans references with a slow pattern. */
export const urlMaxCharacters = 2000;

/**
 * Our own, since DefectDojo's `description` has no limit: at 3 bytes a character at most, the largest chunk of 500 rows
 * stays below the 100 MB that DefectDojo takes as one file (SCAN_FILE_MAX_SIZE), and pages stay readable.
 */
export const descriptionMaxCharacters = 65_536;

/** Our own shares of the description, so that one huge part never pushes out the others; together they stay below it. */
export const summaryMaxCharacters = 8_000;
export const detailMaxCharacters = 14_000;
export const callChainMaxSteps = 16;
export const stepPlaceMaxCharacters = 120;
export const stepCodeMaxCharacters = 500;
export const proofOfConceptMaxCharacters = 10_000;
export const patchMaxCharacters = 12_000;

/** Our own, for `mitigation`; see the description. */
export const mitigationMaxCharacters = 16_000;
