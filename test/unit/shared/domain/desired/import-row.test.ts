import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { importRow, importRowHash } from '../../../../../shared/domain/desired/import-row.ts';
import { aDesired, cvss4Vector, documentedRow } from './a-finding.ts';

/** The keys that every DefectDojo from 2.38 to 3.2 takes; one other key fails the whole file. */
const everywhere = [
  ...['title', 'severity', 'description', 'date', 'cwe', 'cvssv3', 'cvssv3_score', 'mitigation', 'impact'],
  ...['steps_to_reproduce', 'severity_justification', 'references', 'active', 'verified', 'false_p', 'out_of_scope'],
  ...['risk_accepted', 'is_mitigated', 'file_path', 'line', 'component_name', 'component_version', 'static_finding'],
  ...['dynamic_finding', 'unique_id_from_tool', 'vuln_id_from_tool', 'service', 'tags', 'vulnerability_ids'],
];

const full = {
  line: 7,
  status: 'fixed',
  statusChangedAt: '2026-01-02T03:04:05Z',
  description: 'More.',
  callChain: [{ kind: 'sink', filePath: 'a.py', line: 7, code: 'run()', primary: true }],
  proofOfConcept: 'curl',
  patch: '-a\n+b',
  remediation: 'Fix it.',
  url: 'https://app.gecko.security/finding/7',
};

describe('importRow', () => {
  it('holds only keys that every supported server takes while the version is unknown', () => {
    for (const cvssVector of [cvss4Vector, documentedRow.cvssVector]) {
      const row = importRow(aDesired({ ...full, cvssVector }, { defectDojoVersion: undefined }));
      expect(everywhere).toEqual(expect.arrayContaining(Object.keys(row)));
    }
  });

  it('adds for newer servers only a 4.0 vector, its score and the date of a fix', () => {
    const keys = Object.keys(importRow(aDesired({ ...full, cvssVector: cvss4Vector })));
    expect(keys.filter((key) => !everywhere.includes(key)).sort()).toEqual(['cvssv4', 'cvssv4_score', 'mitigated']);
  });

  it('leaves out what is not known instead of sending null', () => {
    const row = importRow(aDesired({ cwe: null, filePath: null, type: null, cvssVector: null, scanCreatedAt: null }));
    expect(Object.values(row)).not.toContain(null);
    expect(Object.keys(row)).not.toEqual(expect.arrayContaining(['cwe']));
  });

  it("carries Gecko's id and marks the finding as static", () => {
    expect(importRow(aDesired())).toMatchObject({
      unique_id_from_tool: documentedRow.id,
      static_finding: true,
      dynamic_finding: false,
    });
  });

  it('links to the scan below the references', () => {
    expect(importRow(aDesired()).references).toMatch(
      /\n\n\[Scan in Gecko\]\(https:\/\/app\.gecko\.security\/scan\/11111111-1111-1111-1111-111111111111\)$/,
    );
  });

  it.each([[null], [''], [' ']])('links to no scan where its id is %j', (scanId) => {
    const withoutScan = aDesired({ scanId });
    expect(importRow(withoutScan).references).toBe(withoutScan.fields.references);
  });

  it('can be told beforehand by the hash that DefectDojo will store', () => {
    expect(importRowHash(aDesired())).toBe('5414511cbc36b998258aefdc307ce05678d2ed48687de881e7e0f308b9df774f');
  });
});

const scan = new URL('../../../../support/published-scan.json', import.meta.url);

describe('the findings of a published scan', () => {
  const { findings } = z
    .object({ findings: z.array(z.record(z.string(), z.unknown())) })
    .parse(JSON.parse(readFileSync(scan, 'utf8')));
  const desired = findings.map((row) => aDesired({ ...row, cvssVector: null }));

  it('are all exported whole, in the bands that the report counts', () => {
    const bands = Object.groupBy(desired, ({ fields }) => fields.severity);
    const counts = Object.entries(bands).map(([band, members]) => [band, members?.length]);
    expect(Object.fromEntries(counts)).toEqual({ Critical: 13, High: 35, Medium: 13, Low: 3 });
    expect(desired.flatMap(({ warnings }) => warnings)).toEqual([]);
  });

  it('have titles and files that repeat, but hashes that never do', () => {
    const places = new Set(desired.map(({ fields }) => `${fields.title} ${fields.file_path}`));
    expect(places.size).toBeLessThan(desired.length);
    expect(new Set(desired.map(importRowHash)).size).toBe(desired.length);
  });

  it('keep their code in code spans', () => {
    const descriptions = desired.map((finding) => importRow(finding).description);
    expect(descriptions[0]).toContain('`UserServiceImpl` gives every new account the same role');
    expect(descriptions.join()).toContain('instead of passing a `List<String>`');
    expect(descriptions.join()).toContain('by `owner_id` \\*and\\* `id`');
  });
});
