import { isServerAtLeast, mitigatedDateSince, type ServerVersion } from '../defectdojo/server-version.ts';
import type { StatusChange, UpdateOperation } from './operation.ts';

/**
 * An upload reads the whole test, and what it opened is counted: so many PATCHes cost the same in an empty test, and one more for
 * each so many findings that a test holds (3.2.0, measured: see decision 39).
 */
const patchesPerUpload = 3;
const findingsPerPatch = 500;

/**
 * Whether findings that are to be opened again go by a file, as far as their rows may: where they are many for what is in the test,
 * or fixes go by a file anyway.
 */
export function openByFile(
  operations: Iterable<UpdateOperation>,
  { inTest, server }: { readonly inTest: number; readonly server: ServerVersion | undefined },
): boolean {
  let openings = 0;
  let areFixesUploaded = false;
  for (const { status } of operations) {
    if (status === undefined) continue;
    if (status.to.flags.active && !status.wasOpen) openings += 1;
    areFixesUploaded ||= isDatedFix(status) && isServerAtLeast(server, mitigatedDateSince);
  }
  return areFixesUploaded || openings > patchesPerUpload + inTest / findingsPerPatch;
}

/** The day of a fix goes by its row, which needs what Gecko lists. */
function isDatedFix({ cause, to: { flags, changedAt } }: StatusChange): boolean {
  return cause !== 'absent' && flags.is_mitigated && !flags.false_p && changedAt !== null;
}
