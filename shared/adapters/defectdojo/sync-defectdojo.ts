import type { DefectDojo } from '../../ports/defectdojo.ts';
import type { DefectDojoFindings } from '../../ports/defectdojo-findings.ts';
import type { DefectDojoMetadata } from '../../ports/defectdojo-metadata.ts';
import type { DefectDojoRiskAcceptances } from '../../ports/defectdojo-risk-acceptances.ts';
import type { CallDeadlinesMs, DefectDojoUsage } from '../../ports/defectdojo-usage.ts';
import { createDefectDojoCalls, type HttpDefectDojoOptions } from './calls/calls.ts';
import { createHttpRiskAcceptances } from './findings/finding-acceptances.ts';
import { createHttpDefectDojoFindings } from './findings/finding-adapter.ts';
import { defectDojoOver } from './http-defectdojo.ts';
import { createHttpProductMetadata } from './places/product-metadata.ts';

/** All that a sync asks of one DefectDojo, over sockets of its own. */
export interface SyncDefectDojo {
  readonly dojo: DefectDojo;
  readonly findings: DefectDojoFindings;
  readonly acceptances: DefectDojoRiskAcceptances;
  readonly metadata: DefectDojoMetadata;
  /** Calls made and time spent so far. */
  readonly usage: DefectDojoUsage;
  readonly deadlinesMs: CallDeadlinesMs;
  close(): Promise<void>;
}

/** Opens a DefectDojo for a sync. Call `close` when done with it. @throws {BaseUrlError} */
export function openSyncDefectDojo(options: HttpDefectDojoOptions): SyncDefectDojo {
  const calls = createDefectDojoCalls(options);
  return {
    dojo: defectDojoOver(calls),
    findings: createHttpDefectDojoFindings(calls),
    acceptances: createHttpRiskAcceptances(calls),
    metadata: createHttpProductMetadata(calls),
    get usage() {
      return calls.usage;
    },
    deadlinesMs: calls.deadlinesMs,
    close: () => calls.close(),
  };
}
