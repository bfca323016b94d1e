import { describe, expect, it, test } from 'vitest';
import { contentPatch } from '../../../../../shared/domain/desired/content-patch.ts';
import { importRow } from '../../../../../shared/domain/desired/import-row.ts';
import { aDesired, documentedRow } from './a-finding.ts';

describe('contentPatch', () => {
  test.each([
    [['title'], { title: 'Path Traversal in File Download' }],
    [['cvssv3_score'], { cvssv3: documentedRow.cvssVector, cvssv3_score: 6.5 }],
    [['cvssv3'], { cvssv3: documentedRow.cvssVector, cvssv3_score: 6.5 }],
    [['cvssv4_score'], { cvssv4: null, cvssv4_score: null }],
    [['cvssv4'], { cvssv4: null, cvssv4_score: null }],
    [['line', 'file_path'], { line: null, file_path: 'api/files/download.py' }],
    [[], {}],
  ] as const)('holds for %j just %j', (changed, patch) => {
    expect(contentPatch(aDesired(), changed)).toEqual(patch);
  });

  it('empties a CWE to what DefectDojo stores for a finding created without one', () => {
    expect(contentPatch(aDesired({ cwe: null }), ['cwe'])).toEqual({ cwe: 0 });
  });

  it('sends the references as a new finding would have them', () => {
    const desired = aDesired();
    expect(contentPatch(desired, ['references'])).toEqual({ references: importRow(desired).references });
  });
});
