import type { StatusFlags } from '../desired/status/desired-status.ts';
import type { GeckoStatus } from '../source/finding-status.ts';

const flagWords = [
  ['is_mitigated', 'mitigated'],
  ['false_p', 'false positive'],
  ['risk_accepted', 'risk accepted'],
  ['out_of_scope', 'out of scope'],
] as const satisfies readonly (readonly [keyof StatusFlags, string])[];

/** A note as it is left on a finding: what happened, and the run that did it. */
export function noteOf(text: string, runId: string): string {
  return `${text}\n\nGecko export, run ${runId}`;
}

/** What a note says, without the run that left it. */
export function textOfNote(note: string): string {
  return note.replace(/\n\nGecko export, run [^\n]*$/, '');
}

/** For a fix whose day DefectDojo can't be told otherwise; `changedAt` is a UTC instant. */
export function fixedNote(changedAt: string): string {
  return `Fixed in Gecko on ${changedAt.slice(0, 10)}.`;
}

/** For a fix that Gecko verified: DefectDojo has no status for it. */
export function fixVerifiedNote(changedAt: string | null): string {
  return changedAt === null ? 'Gecko verified the fix.' : `Gecko verified the fix on ${changedAt.slice(0, 10)}.`;
}

/** For a person's triage that Gecko's triage replaced. */
export function replacedNote(status: GeckoStatus, replaced: StatusFlags): string {
  return `Gecko's triage says: ${status.replaceAll('_', ' ')}. It replaced the status set in DefectDojo: ${inWords(replaced)}.`;
}

/** For new text of a description that a person edited. */
export function newDescriptionNote(description: string): string {
  return `Gecko has a new description. The one above was edited in DefectDojo and stays as it is.\n\n${description}`;
}

function inWords(flags: StatusFlags): string {
  const marks = flagWords.filter(([flag]) => flags[flag]).map(([, words]) => words);
  return [flags.active ? 'active' : 'inactive', flags.verified ? 'verified' : 'not verified', ...marks].join(', ');
}
