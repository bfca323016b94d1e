import type { StoredHold } from '../../shared/domain/holds/stored-hold.ts';
import type { JournaledUpload } from '../../shared/domain/known/journaled-upload.ts';
import type { KnownFinding } from '../../shared/domain/known/known-finding.ts';
import type { RepositoryKey } from '../../shared/domain/names/ids.ts';
import { countDecided, type HoldDecisions, noDecisions } from '../../shared/domain/plan/hold-decisions.ts';
import type { ReportedStatus } from '../../shared/domain/reported/reported-status.ts';
import type { AuditLog } from '../../shared/ports/audit-log.ts';
import { type FindingStore, LeaseLostError } from '../../shared/ports/finding-store.ts';
import type { SyncStore } from '../../shared/ports/sync-store.ts';
import { createInMemoryAuditLog } from './in-memory-audit-log.ts';

/** {@link FindingStore} in memory; asks the sync store who holds the lease. */
export function createInMemoryFindingStore(
  sync: Pick<SyncStore, 'state'>,
  auditLog: Pick<AuditLog, 'record'> = createInMemoryAuditLog(),
): FindingStore {
  const known = new Map<string, Map<string, KnownFinding>>();
  const reported = new Map<string, Map<string, ReportedStatus>>();
  const uploads = new Map<string, Map<string, JournaledUpload>>();
  const holds = new Map<string, StoredHold>();
  const decisions = new Map<string, HoldDecisions>();
  const of = <T>(maps: Map<string, Map<string, T>>, ...id: string[]): Map<string, T> => {
    const name = id.join('#');
    const map = maps.get(name) ?? new Map<string, T>();
    maps.set(name, map);
    return map;
  };
  const requireLease = async (holder: RepositoryKey & { token: string }): Promise<void> => {
    const { lease } = await sync.state(holder);
    if (lease?.token !== holder.token) throw new LeaseLostError('Somebody else works on it now.');
  };
  const idOf = ({ teamId, repositoryId }: RepositoryKey) => `${teamId}#${repositoryId}`;

  return {
    known: async (key, placementId) => new Map(of(known, idOf(key), placementId)),
    async putKnown(holder, findings) {
      await requireLease(holder);
      // As DynamoDB, which takes no item twice in one transaction.
      if (new Set(findings.map(({ geckoId }) => geckoId)).size < findings.length) throw new Error('A finding twice.');
      for (const finding of findings) of(known, idOf(holder), holder.placementId).set(finding.geckoId, finding);
    },
    reported: async (key) => new Map(of(reported, idOf(key))),
    async putReported(holder, records) {
      await requireLease(holder);
      for (const [findingId, record] of records) {
        if (record === undefined) of(reported, idOf(holder)).delete(findingId);
        else of(reported, idOf(holder)).set(findingId, record);
      }
    },
    hold: async (key) => holds.get(idOf(key)),
    async holdSummary(key) {
      const hold = holds.get(idOf(key));
      return hold && { ...hold, closings: hold.closings.length, creations: hold.creations.length };
    },
    async decideHold(key, runId, decision, audited) {
      const hold = holds.get(idOf(key));
      if (hold?.runId !== runId || hold.decision) return false;
      holds.set(idOf(key), { ...hold, decision });
      if (audited) await auditLog.record(audited);
      return true;
    },
    async putHold(holder, hold, before) {
      await requireLease(holder);
      const stored = holds.get(idOf(holder));
      if (stored?.runId !== before?.runId || Boolean(stored?.decision) !== Boolean(before?.decision)) return;
      if (hold === undefined) holds.delete(idOf(holder));
      else holds.set(idOf(holder), hold);
    },
    decisions: async (key) => decisions.get(idOf(key)) ?? noDecisions,
    async putDecisions(holder, _generation, decided) {
      await requireLease(holder);
      if (countDecided(decided) === 0) decisions.delete(idOf(holder));
      else decisions.set(idOf(holder), decided);
    },
    openUploads: async (key) => [...of(uploads, idOf(key)).values()],
    async beginUpload(holder, upload) {
      await requireLease(holder);
      of(uploads, idOf(holder)).set(upload.uploadId, upload);
    },
    async noteUpload(holder, upload) {
      await requireLease(holder);
      of(uploads, idOf(holder)).set(upload.uploadId, upload);
    },
    async endUpload(holder, { uploadId }, findings) {
      await requireLease(holder);
      for (const finding of findings) of(known, idOf(holder), holder.placementId).set(finding.geckoId, finding);
      of(uploads, idOf(holder)).delete(uploadId);
    },
  };
}
