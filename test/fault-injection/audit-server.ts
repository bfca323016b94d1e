import type { Ledger } from './ledger.ts';
import type { Change } from './watch.ts';

/** Notes what DefectDojo did by itself: nobody's triage, which must neither be kept nor pass for a person's. */
export function auditServer({ ledger }: { readonly ledger: Ledger }, changes: readonly Change[]): void {
  ledger.next();
  for (const { before, after } of changes) {
    if (after === undefined || before?.flags === after.flags) continue;
    Object.assign(ledger.lifeOf(after, 'server').flags, { by: 'server', at: ledger.moment });
  }
}
