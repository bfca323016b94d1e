import { ApiProblem } from './api-problem.ts';

/** The `ETag` of a version. Version 0 is something that doesn't exist yet. */
export function etagOf(version: number): string {
  return `"${version}"`;
}

/**
 * Whether a resource may be changed: yes without `If-Match`, else if one of its tags names the version.
 * `*` means any that exists (RFC 9110, section 13.1.1).
 *
 * @throws {ApiProblem} `precondition_failed`
 */
export function requireMatch(ifMatch: string | undefined, version: number): void {
  if (ifMatch === undefined) return;
  const tags = ifMatch.split(',').map((tag) => tag.trim());
  if (tags.includes(etagOf(version)) || (tags.includes('*') && version > 0)) return;
  throw new ApiProblem('precondition_failed', 'It is no longer the version that If-Match names.');
}
