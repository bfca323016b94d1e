import * as z from 'zod';
import { type FieldHashes, fieldHashFormat, type HashedFieldName } from '../../../domain/desired/field-hashes.ts';
import { type KnownFinding, knownFindingSchema } from '../../../domain/known/known-finding.ts';
import type { Holder } from '../../../ports/finding-store.ts';
import { keys } from '../table/keys.ts';
import type { Write } from '../table/transaction.ts';

/** By its place in this list a stored hash is found again, so that a new field is put at the end. */
const hashedFields: readonly HashedFieldName[] = [
  ...(['title', 'severity', 'severity_justification', 'description', 'mitigation', 'references'] as const),
  ...(['cwe', 'cvssv3', 'cvssv3_score', 'cvssv4', 'cvssv4_score'] as const),
  ...(['file_path', 'line', 'vuln_id_from_tool', 'status', 'tags'] as const),
];

/** 64 bits. A field without a hash has zeros in its place. */
const bytesPerHash = 8;
const noHash = '0'.repeat(2 * bytesPerHash);
const packable = new RegExp(`^${fieldHashFormat}:(?!${noHash})([0-9a-f]{${2 * bytesPerHash}})$`);

/** A record with its hashes in few bytes: every sync reads all records, and as texts with names hashes are more than half of one. */
export interface KnownItem {
  /** With the hashes that couldn't be packed, if any. */
  readonly known: Omit<KnownFinding, 'presence' | 'timesDeletedByPeople'> & Partial<KnownFinding>;
  /** One byte for the format of the hashes, then each. */
  readonly packedHashes: Uint8Array;
}

/**
 * What is stored of a known finding. Code of before hashes were packed, as after a rollback, reads a record without any, which counts as
 * changed in every field: it is looked at, and what people changed of it is written over once, but for its description, status and tags.
 */
export function knownItem({ hashes, presence, timesDeletedByPeople, ...known }: KnownFinding): KnownItem {
  const { packed, others } = pack(hashes);
  return {
    known: {
      ...known,
      hashes: others,
      ...(presence === 'there' ? {} : { presence }),
      ...(timesDeletedByPeople === 0 ? {} : { timesDeletedByPeople }),
    },
    packedHashes: packed,
  };
}

/** Writes a record down where its place is, in whatever transaction. */
export function putKnownItem(TableName: string, holder: Holder, known: KnownFinding): Write {
  return {
    Put: { TableName, Item: { ...keys.known(holder, holder.placementId, known.geckoId), ...knownItem(known) } },
  };
}

/** Reads {@link knownItem}; records that were stored before hashes were packed have none. */
export const knownItemSchema = z
  .object({ known: knownFindingSchema, packedHashes: z.instanceof(Uint8Array).optional() })
  .transform(({ known, packedHashes }): KnownFinding => {
    return packedHashes ? { ...known, hashes: { ...unpack(packedHashes), ...known.hashes } } : known;
  });

function pack(hashes: Partial<FieldHashes>): { readonly packed: Uint8Array; readonly others: Partial<FieldHashes> } {
  const others = new Map(Object.entries(hashes));
  let hex = fieldHashFormat.toString(16).padStart(2, '0');
  for (const field of hashedFields) {
    const digest = packable.exec(others.get(field) ?? '')?.[1];
    hex += digest ?? noHash;
    if (digest !== undefined) others.delete(field);
  }
  return { packed: Buffer.from(hex, 'hex'), others: Object.fromEntries(others) };
}

function unpack(packed: Uint8Array): Partial<FieldHashes> {
  const hex = Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength).toString('hex');
  const format = packed[0];
  return Object.fromEntries(
    hashedFields.flatMap((field, place) => {
      const begin = 2 + place * 2 * bytesPerHash;
      const digest = hex.slice(begin, begin + 2 * bytesPerHash);
      return digest === '' || digest === noHash ? [] : [[field, `${format}:${digest}`]];
    }),
  );
}
