import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { importRow, importRowHash } from '../../../../../shared/domain/desired/import-row.ts';
import { aDesired } from './a-finding.ts';

const scan = fileURLToPath(new URL('../../../../../../shared/data/gecko/bytechef-scan.json', import.meta.url));

// A published scan is no part of this project, so it is asked only where it lies beside it.
if (existsSync(scan)) {
  describe('the findings of a published scan', () => {
    const { findings } = z
      .object({ findings: z.array(z.record(z.string(), z.unknown())) })
      .parse(JSON.parse(readFileSync(scan, 'utf8')));
    const desired = findings.map((row) => aDesired(row));

    it('are all exported whole, in the bands that the report counts', () => {
      const bands = Object.groupBy(desired, ({ fields }) => fields.severity);
      const counts = Object.entries(bands).map(([band, members]) => [band, members?.length]);
      expect(Object.fromEntries(counts)).toEqual({ Critical: 15, High: 268, Medium: 169, Low: 3 });
      expect(desired.flatMap(({ warnings }) => warnings)).toEqual([]);
    });

    it('have titles and files that repeat, but hashes that never do', () => {
      const places = new Set(desired.map(({ fields }) => `${fields.title} ${fields.file_path}`));
      expect(places.size).toBeLessThan(desired.length);
      expect(new Set(desired.map(importRowHash)).size).toBe(desired.length);
    });

    it('keep their code in code spans', () => {
      const [first] = desired.map(importRow);
      expect(first?.description).toContain('The `registerUser()` method in `UserServiceImpl` unconditionally assigns');
    });
  });
}
