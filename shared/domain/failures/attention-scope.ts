import type { OutsideFailure } from './outside-failure.ts';
import { placeProblems } from './place-problems.ts';

/** Failures that concern one repository's place in DefectDojo or Gecko; every other one hinders all of the team's exports. */
const ofMapping: ReadonlySet<string> = new Set([
  ...Object.keys(placeProblems),
  'not_found',
  'permission_denied',
  'gecko_repository_not_found',
]);

/** What a person has to look at when a failure of the kind `setup` is to be mended. */
export function attentionScope({ code }: Pick<OutsideFailure, 'code'>): 'connection' | 'mapping' {
  return ofMapping.has(code) ? 'mapping' : 'connection';
}
