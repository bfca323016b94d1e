import { ApiProblem } from './api-problem.ts';

/** The `ETag` of a version. Version 0 is something that doesn't exist yet. */
export function etagOf(version: number): string {
  return `"${version}"`;
}

/** Entity tags and lists of them (RFC 9110, sections 5.6.1 and 8.8.3). */
const entityTag = /(?:W\/)?"[^"]*"/g;
const entityTags = /^[\s,]*(?:W\/)?"[^"]*"(?:\s*,[\s,]*(?:W\/)?"[^"]*")*[\s,]*$/;

/**
 * Whether a resource may be changed: yes without `If-Match`, else if one of its tags names the version. `*` means any that
 * is there, as is all that a `GET` shows with an ETag, the lack of a connection included (RFC 9110, section 13.1.1).
 *
 * @throws {ApiProblem} `precondition_failed`
 */
export function requireMatch(ifMatch: string | undefined, version: number): void {
  if (ifMatch === undefined || ifMatch.trim() === '*' || entityTagsOf(ifMatch).includes(etagOf(version))) return;
  throw new ApiProblem('precondition_failed', 'It is no longer the version that If-Match names.');
}

/** The tags of a list that is well-formed; none otherwise, since nobody can say where a tag ends in one that isn't. */
function entityTagsOf(list: string): readonly string[] {
  return (entityTags.test(list) && list.match(entityTag)) || [];
}
