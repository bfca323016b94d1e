import { severities } from './finding-record.ts';
import { type FileFinding, severityOf } from './generic-file.ts';
import type { FindingDraft } from './new-finding.ts';
import type { Store } from './store.ts';
import { tagsFromFile } from './tags.ts';
import type { UploadOptions } from './upload.ts';

/**
 * The rows of a file that count, with the upload's overrides applied. All severities are judged before any row is stored:
 * throws the 400 for the first unknown one.
 */
export function rowsToStore(store: Store, rows: readonly FileFinding[], options: UploadOptions): FindingDraft[] {
  const least = severities.indexOf(options.minimumSeverity);
  return rows
    .map((row) => ({ ...row, severity: severityOf(row.severity) }))
    .filter((row) => severities.indexOf(row.severity) >= least)
    .map(({ fileTags, attachments: _, ...row }) => ({
      ...row,
      tags: tagsFromFile(store, 'finding', [...fileTags, ...options.findingTags]),
      ...(options.service !== undefined && { service: options.service }),
    }));
}

/** A new row as it is stored: the form's flags and scan date override what the file says. */
export function withOverrides(row: FindingDraft, { active, verified, scanDate }: UploadOptions): FindingDraft {
  return {
    ...row,
    ...(active !== undefined && { active }),
    ...(verified !== undefined && { verified }),
    ...(scanDate !== undefined && { date: scanDate }),
  };
}
