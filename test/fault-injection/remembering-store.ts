import type { DefectDojo } from '../../infra/local/defectdojo/defectdojo.ts';
import { repairReason } from '../../shared/domain/events/trigger.ts';
import type { KnownFinding } from '../../shared/domain/known/known-finding.ts';
import type { FindingStore } from '../../shared/ports/finding-store.ts';
import type { SyncStore } from '../../shared/ports/sync-store.ts';
import type { GeckoTruth } from './gecko-truth.ts';
import type { Ledger } from './ledger.ts';

/** Where a stage counts what was raised and served. */
interface Counts {
  readonly raised: Map<string, number>;
  readonly served: Map<string, number>;
  readonly repairs: Set<string>;
  readonly truth: GeckoTruth;
  noteSaid(): void;
}

/** The store, which also tells the stage what was raised and which runs served it. */
export function rememberingStore(store: SyncStore, stage: Counts): SyncStore {
  const recorded = new Set<string>();
  return {
    ...store,
    async raise(key, trigger, now) {
      await store.raise(key, trigger, now);
      count(stage.raised, trigger.id);
      if (trigger.kind === 'request' && trigger.reason === repairReason) stage.repairs.add(trigger.id);
      if (trigger.kind === 'scan') stage.truth.tellScan(trigger.scanId);
      if (trigger.kind === 'status_change') stage.truth.tellStatus(trigger.findingId, trigger.changedAt);
      stage.noteSaid();
    },
    async recordRun(run, entries, options) {
      await store.recordRun(run, entries, options);
      if (!options.servedTriggers || recorded.has(run.runId)) return;
      // Recorded twice, it is the same run.
      recorded.add(run.runId);
      for (const { id } of run.triggers) {
        count(stage.served, id);
        stage.repairs.delete(id);
      }
    },
  };
}

/** The store, which also tells the ledger when it was written down what is known of a finding. */
export function rememberingFindings(
  findings: FindingStore,
  { ledger, dojo }: { readonly ledger: Ledger; readonly dojo: DefectDojo },
): FindingStore {
  const remembered = (records: readonly KnownFinding[]) => {
    const at = ledger.next();
    const known = new Map(records.map((one) => [one.geckoId, one]));
    for (const { id, unique_id_from_tool: geckoId } of dojo.store.findings.list()) {
      const [life, record] = [ledger.lives.get(id), known.get(geckoId ?? '')];
      if (life === undefined || record === undefined) continue;
      if (record.inDoubt?.flags === undefined) life.flags.rememberedAt = at;
      const isSure = record.hashes.title !== undefined && record.inDoubt?.written?.title === undefined;
      if (isSure) Object.assign(life.title, { rememberedAt: at, remembered: life.title.lastWritten });
    }
  };
  return {
    ...findings,
    async putKnown(holder, records) {
      await findings.putKnown(holder, records);
      remembered(records);
    },
    async endUpload(holder, upload, records) {
      await findings.endUpload(holder, upload, records);
      remembered(records);
    },
  };
}

function count(counts: Map<string, number>, id: string): void {
  counts.set(id, (counts.get(id) ?? 0) + 1);
}
