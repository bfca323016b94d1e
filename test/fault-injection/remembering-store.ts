import type { FindingStore } from '../../shared/ports/finding-store.ts';
import type { SyncStore } from '../../shared/ports/sync-store.ts';
import type { Stage } from './stage.ts';

/** The store, which also tells the stage what was raised and which runs served it. */
export function rememberingStore(
  store: SyncStore,
  stage: Pick<Stage, 'raised' | 'served' | 'truth' | 'noteSaid' | 'ledger'>,
): SyncStore {
  return {
    ...store,
    async raise(key, trigger, now) {
      await store.raise(key, trigger, now);
      stage.ledger.next();
      count(stage.raised, trigger.id);
      if (trigger.kind === 'scan') stage.truth.tellScan(trigger.scanId);
      if (trigger.kind === 'status_change') stage.truth.tellStatus(trigger.findingId, trigger.changedAt);
      stage.noteSaid();
    },
    async recordRun(run, entries, options) {
      await store.recordRun(run, entries, options);
      if (options.servedTriggers) for (const { id } of run.triggers) count(stage.served, id);
    },
  };
}

/** The store, which also tells the ledger when it was written down what is known of a finding. */
export function rememberingFindings(
  findings: FindingStore,
  { ledger, dojo }: Pick<Stage, 'ledger' | 'dojo'>,
): FindingStore {
  const remembered = (geckoIds: readonly string[]) => {
    const at = ledger.next();
    for (const { id, unique_id_from_tool: geckoId } of dojo.store.findings.list()) {
      const life = ledger.lives.get(id);
      if (life !== undefined && geckoId !== null && geckoIds.includes(geckoId)) life.rememberedAt = at;
    }
  };
  return {
    ...findings,
    async putKnown(holder, records) {
      await findings.putKnown(holder, records);
      remembered(records.map(({ geckoId }) => geckoId));
    },
    async endUpload(holder, upload, records) {
      await findings.endUpload(holder, upload, records);
      remembered(records.map(({ geckoId }) => geckoId));
    },
  };
}

function count(counts: Map<string, number>, id: string): void {
  counts.set(id, (counts.get(id) ?? 0) + 1);
}
