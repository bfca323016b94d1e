/** The version of a DefectDojo server, as `info.version` of its OpenAPI schema tells it. */
export interface ServerVersion {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
}

/** First version whose importer takes a `mitigated` date (source); 2.38.4, measured: the whole file fails with 500. */
export const mitigatedDateSince: ServerVersion = { major: 2, minor: 45, patch: 1 };

/** First version with `cvssv4` fields (source); 2.45.3, measured: the whole file is refused with 400. */
export const cvss4Since: ServerVersion = { major: 2, minor: 50, patch: 2 };

/** First version whose importer writes tags in bulk (source); 2.58.4 takes 6.5 ms a row of 1,000 (measured). */
export const bulkImportSince: ServerVersion = { major: 2, minor: 58, patch: 0 };

/**
 * First version whose reimport leaves the tags of a matched finding alone (source); 2.58.4 and 3.2.0 do, and 2.38.4 to 2.55.4
 * replace them by those of the file (measured).
 */
export const matchedTagsKeptSince: ServerVersion = { major: 2, minor: 57, patch: 0 };

/**
 * Reads "2.58.4"; what follows the digits ("3.3.0-dev", "2.58.4rc1", "3.2.0+build.7") counts as that very version, since such
 * servers already behave like it. Undefined for anything else.
 */
export function parseServerVersion(text: string): ServerVersion | undefined {
  const [, major, minor, patch] = /^(\d{1,4})\.(\d{1,4})\.(\d{1,4})(?!\d)/.exec(text) ?? [];
  if (major === undefined) return undefined;
  return { major: Number(major), minor: Number(minor), patch: Number(patch) };
}

/** Whether the server is known to be `since` or later; an unknown version never is. */
export function isServerAtLeast(version: ServerVersion | undefined, since: ServerVersion): boolean {
  if (version === undefined) return false;
  const difference = version.major - since.major || version.minor - since.minor || version.patch - since.patch;
  return difference >= 0;
}
