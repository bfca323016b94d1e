import type { KnownFinding } from './known-finding.ts';

/** Whether a finding is there, and nothing about it is in doubt, left as it is for now, or to be tried again as time passes. */
export function isAtRest(known: KnownFinding): boolean {
  const { presence, refused, leftAsDuplicate, suspected, troubles, inDoubt } = known;
  return presence === 'there' && [refused, leftAsDuplicate, suspected, troubles, inDoubt].every(isNothing);
}

function isNothing(value: unknown): boolean {
  return value === undefined;
}
