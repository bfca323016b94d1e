import { DatabaseSync } from 'node:sqlite';
import { createRecordSharing, type KnownFinding, knownFindingSchema } from '../../shared/domain/known/known-finding.ts';
import type { FindingStore, Holder } from '../../shared/ports/finding-store.ts';
import type { SyncStore } from '../../shared/ports/sync-store.ts';
import { createInMemoryFindingStore } from '../support/in-memory-finding-store.ts';

/**
 * {@link FindingStore} whose known findings lie outside the process, as DynamoDB's do, and are parsed as they are read: so
 * that the memory of a sync is what is measured.
 */
export function createDiskFindingStore(sync: Pick<SyncStore, 'state'>): FindingStore {
  const inMemory = createInMemoryFindingStore(sync);
  // No name: SQLite keeps it in a file of its own and removes that when it is closed.
  const database = new DatabaseSync('');
  database.exec('CREATE TABLE known (placement TEXT, id TEXT, record TEXT, PRIMARY KEY (placement, id)) WITHOUT ROWID');
  const select = database.prepare('SELECT record FROM known WHERE placement = ?');
  const upsert = database.prepare('INSERT OR REPLACE INTO known VALUES (?, ?, ?)');
  const put = ({ placementId }: Holder, findings: readonly KnownFinding[]) => {
    database.exec('BEGIN');
    for (const one of findings) upsert.run(placementId, one.geckoId, JSON.stringify(one));
    database.exec('COMMIT');
  };
  return {
    ...inMemory,
    async known(_key, placementId) {
      const share = createRecordSharing();
      const known = new Map<string, KnownFinding>();
      for (const { record } of select.iterate(placementId)) {
        const one = knownFindingSchema.parse(JSON.parse(String(record)));
        known.set(one.geckoId, share(one));
      }
      return known;
    },
    async putKnown(holder, findings) {
      await inMemory.putKnown(holder, []);
      put(holder, findings);
    },
    async endUpload(holder, upload, findings) {
      put(holder, findings);
      await inMemory.endUpload(holder, upload, []);
    },
  };
}
