import * as z from 'zod';
import { type JournaledUpload, journaledUploadSchema } from '../../../domain/known/journaled-upload.ts';
import { type KnownFinding, knownFindingSchema } from '../../../domain/known/known-finding.ts';
import type { FindingStore } from '../../../ports/finding-store.ts';
import { writeWithLease } from '../sync/lease-transaction.ts';
import { cutBySize } from '../table/cut-by-size.ts';
import { itemBytes, partMaxBytes } from '../table/item-bytes.ts';
import { keys } from '../table/keys.ts';
import { everyItem, type Table } from '../table/table.ts';
import { putKnownItem } from './known-item.ts';

const headSchema = z.object({ head: journaledUploadSchema.omit({ findings: true }) });
const partSchema = z.object({ findings: z.array(knownFindingSchema) });
const partMax = { maxCount: 500, maxBytes: partMaxBytes };

/** The part of the finding store that remembers uploads: a head, and its findings in parts. */
export function uploadJournal(
  table: Table,
): Pick<FindingStore, 'openUploads' | 'beginUpload' | 'noteUpload' | 'endUpload'> {
  const put = (Item: object) => ({ Put: { TableName: table.tableName, Item } });
  const remove = (Key: object) => ({ Delete: { TableName: table.tableName, Key } });
  const partsOf = ({ findings }: JournaledUpload): KnownFinding[][] => [...cutBySize(findings, itemBytes, partMax)];
  const putHead = (holder: Parameters<FindingStore['beginUpload']>[0], { findings: _, ...head }: JournaledUpload) =>
    writeWithLease(table, holder, [put({ ...keys.upload(holder, head.uploadId), head })]);

  return {
    async openUploads(key) {
      const pk = keys.repositoryPartition(key);
      const uploads: JournaledUpload[] = [];
      for await (const { head } of everyItem(table, { pk, prefix: keys.uploadPrefix }, headSchema)) {
        const findings: KnownFinding[] = [];
        const parts = { pk, prefix: keys.uploadFindingsPrefix(head.uploadId) };
        for await (const part of everyItem(table, parts, partSchema)) findings.push(...part.findings);
        uploads.push({ ...head, findings });
      }
      return uploads;
    },

    async beginUpload(holder, upload) {
      // The head goes last: an upload whose head isn't there was never sent.
      const parts = partsOf(upload).map((findings, part) =>
        put({ ...keys.uploadFindings(holder, upload.uploadId, part), findings }),
      );
      await writeWithLease(table, holder, parts);
      await putHead(holder, upload);
    },

    noteUpload: putHead,

    async endUpload(holder, upload, findings) {
      const { uploadId } = upload;
      const known = findings.map((one) => putKnownItem(table.tableName, holder, one));
      // The journal goes last: a crash in between leaves it, and with it the findings to be looked up again.
      await writeWithLease(table, holder, [...known, remove(keys.upload(holder, uploadId))]);
      await writeWithLease(
        table,
        holder,
        partsOf(upload).map((_, part) => remove(keys.uploadFindings(holder, uploadId, part))),
      );
    },
  };
}
