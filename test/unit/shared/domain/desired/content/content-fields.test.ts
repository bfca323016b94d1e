import { describe, expect, it, test } from 'vitest';
import { aDesired, cvss4Vector, documentedRow } from '../a-finding.ts';

const cvss31 = documentedRow.cvssVector;

describe('the content of a finding', () => {
  it("is the documented example's", () => {
    expect(aDesired().fields).toEqual({
      title: 'Path Traversal in File Download',
      severity: 'High',
      severity_justification: 'Scored 7.5 of 10 by Gecko, with confidence 9 of 10.',
      description: `User-controlled path allows reading arbitrary files.\n\nGecko finding: ${documentedRow.id}`,
      mitigation: expect.stringContaining('Gecko sent no remediation'),
      references:
        '[Findings of this repository in Gecko](https://app.gecko.security/repo/gecko-security%2FPaperbaum/vulnerabilities)',
      cwe: 22,
      cvssv3: cvss31,
      cvssv3_score: 6.5,
      cvssv4: null,
      cvssv4_score: null,
      file_path: 'api/files/download.py',
      line: null,
      vuln_id_from_tool: 'LFI',
    });
  });

  test.each([
    ['as it is', 'Ünsafe <b>`eval`</b> & more', 'Ünsafe <b>`eval`</b> & more'],
    ['on one line', ' a\n\tb\r\nc\0 ', 'a b c'],
    ['without half characters', 'a\ud83d b', 'a b'],
    ['from type and file where there is none', null, 'LFI in api/files/download.py'],
    ['from type and file where it is blank', ' \n', 'LFI in api/files/download.py'],
  ])('has its title %s', (_, title, expected) => {
    expect(aDesired({ title }).fields.title).toBe(expected);
  });

  it('has a title from its id where nothing else is known', () => {
    expect(aDesired({ title: null, type: null, filePath: null }).fields.title).toBe(`Finding ${documentedRow.id}`);
  });

  it.each([[null], [''], [' \n'], ['\u200b\u2066\ufe0f']])(
    'says that there is no title where Gecko gives %j',
    (title) => {
      expect(aDesired({ title }).warnings).toEqual(['title_missing']);
    },
  );

  it('has nothing where nobody would see anything', () => {
    const unseen = '\u200b \u3164\ufe0f';
    const { fields } = aDesired({ type: unseen, filePath: unseen, remediation: unseen, patch: unseen });
    expect(fields).toMatchObject({ file_path: null, vuln_id_from_tool: null });
    expect(fields.mitigation).toMatch(/^Gecko sent no remediation with this finding/);
    const { description } = aDesired({ shortDescription: unseen, description: unseen, proofOfConcept: unseen }).fields;
    expect(description).toBe(`Gecko gives no description of this finding.\n\nGecko finding: ${documentedRow.id}`);
  });

  it('says nothing of a title that is there', () => {
    expect(aDesired({ title: ' A  title ' }).warnings).toEqual([]);
  });

  test.each([
    ['too long', 'x'.repeat(600), 511],
    ['too long once DefectDojo title-cases its words', 'ß '.repeat(255), 511],
  ])('cuts a title that is %s, and says so', (_, title, limit) => {
    const { fields, warnings } = aDesired({ title });
    expect(fields.title).toMatch(/… \(cut: \d+ more characters in Gecko\)$/);
    expect(fields.title.toUpperCase().length).toBeLessThanOrEqual(limit);
    expect(warnings).toContain('title_cut');
  });

  test.each([
    [10, 'Critical'],
    [9, 'Critical'],
    [8.9, 'High'],
    [7, 'High'],
    [6.9, 'Medium'],
    [4, 'Medium'],
    [3.9, 'Low'],
    [0, 'Low'],
  ])('has for the score %d the severity %s', (severity, expected) => {
    expect(aDesired({ severity }).fields.severity).toBe(expected);
  });

  test.each([
    [null, ['severity_from_vector']],
    [10.1, ['severity_out_of_range', 'severity_from_vector']],
    [-1, ['severity_out_of_range', 'severity_from_vector']],
  ])('takes the severity from the vector where the score is %j, and says so', (severity, warnings) => {
    const desired = aDesired({ severity });
    expect(desired.fields).toMatchObject({ severity: 'Medium', cvssv3_score: 6.5 });
    expect(desired.fields.severity_justification).toBe(
      'Not scored by Gecko, but by its CVSS vector 6.5 of 10, with confidence 9 of 10.',
    );
    expect(desired.warnings).toEqual(warnings);
  });

  test.each([
    ['CWE-22', 22],
    [' cwe-1321 ', 1321],
    ['CWE-79: Cross-site Scripting', 79],
    ['CWE-0', null],
    ['22', null],
    ['NVD-CWE-Other', null],
    ['not CWE-22', null],
    ['CWE-99999999999', null],
    [' ', null],
    [null, null],
  ])('has for the CWE %j the number %j', (cwe, expected) => {
    const { fields, warnings } = aDesired({ cwe });
    expect(fields.cwe).toBe(expected);
    expect(warnings).toEqual(cwe?.trim() && expected === null ? ['cwe_dropped'] : []);
  });

  test.each([
    [12, 12],
    [1, 1],
    [2_147_483_647, 2_147_483_647],
    [0, null],
    [-3, null],
    [1.5, null],
    [2_147_483_648, null],
  ])('has for the line %j the line %j', (line, expected) => {
    const { fields, warnings } = aDesired({ line });
    expect(fields.line).toBe(expected);
    expect(warnings).toEqual(expected === null ? ['line_dropped'] : []);
  });

  test.each([
    ['the same file', 'api/files/download.py', 12],
    ['another file', 'utils/shell.py', null],
  ])('takes a missing line from the vulnerable step in %s', (_, filePath, expected) => {
    const callChain = [
      { filePath: 'api/files/download.py', line: 3 },
      { filePath, line: 12, primary: true },
    ];
    expect(aDesired({ callChain }).fields.line).toBe(expected);
  });

  it('cuts a path that is too long for DefectDojo, which would refuse the whole file', () => {
    const { fields, warnings } = aDesired({ filePath: 'd/'.repeat(2500) });
    expect(fields.file_path).toHaveLength(4000);
    expect(fields.file_path).toMatch(/more characters in Gecko\)$/);
    expect(warnings).toEqual(['file_path_cut']);
  });

  it('keeps a path that just fits', () => {
    const filePath = 'd/'.repeat(2_000);
    const { fields, warnings } = aDesired({ filePath });
    expect([fields.file_path, warnings]).toEqual([filePath, []]);
  });

  test.each([[null], [''], [' ']])('has no path where Gecko gives %j', (filePath) => {
    expect(aDesired({ filePath }).fields.file_path).toBeNull();
  });

  it('keeps an invalid vector away from DefectDojo, and says so', () => {
    const { fields, warnings } = aDesired({ cvssVector: 'CVSS:3.1/AV:N' });
    expect(fields).toMatchObject({ cvssv3: null, cvssv3_score: null, cvssv4: null, severity: 'High' });
    expect(warnings).toEqual(['cvss_vector_dropped']);
  });

  it.each([[null], [''], [' \n']])('has none where Gecko gives %j, which is no reason to say so', (cvssVector) => {
    const { fields, warnings } = aDesired({ cvssVector });
    expect([fields.cvssv3, fields.cvssv4, warnings]).toEqual([null, null, []]);
  });

  it('sends a 4.0 vector to a server that has a field for it', () => {
    const { fields, warnings } = aDesired({ cvssVector: cvss4Vector });
    expect(fields).toMatchObject({ cvssv3: null, cvssv4: cvss4Vector, cvssv4_score: 9.3 });
    expect(fields.description).not.toContain('CVSS');
    expect(warnings).toEqual([]);
  });

  test.each([['2.50.1', { major: 2, minor: 50, patch: 1 }] as const, ['unknown', undefined] as const])(
    'puts a 4.0 vector into the text for a server whose version is %s',
    (_, defectDojoVersion) => {
      const { fields, warnings } = aDesired({ cvssVector: cvss4Vector }, { defectDojoVersion });
      expect(fields).toMatchObject({ cvssv4: null, cvssv4_score: null });
      expect(fields.description).toContain(`CVSS 4.0: \`${cvss4Vector}\` (score 9.3)`);
      expect(warnings).toEqual(['cvss_vector_in_text']);
    },
  );

  it("tells Gecko's remediation as mitigation", () => {
    expect(aDesired({ remediation: '1. Use `send_file`\n2. Drop <script>' }).fields.mitigation).toBe(
      '1. Use `send_file`\n2. Drop &lt;script&gt;',
    );
  });

  it('points to the patch where there is one and no remediation', () => {
    expect(aDesired({ patch: '-a\n+b' }).fields.mitigation).toMatch(
      /^Gecko sent no remediation text, but proposes a patch/,
    );
  });

  it.each([[null], [''], [' \n']])('says that there is no remediation where there is no patch either (%j)', (patch) => {
    expect(aDesired({ patch }).fields.mitigation).toMatch(/^Gecko sent no remediation with this finding/);
  });

  it('says nothing of a confidence that Gecko does not tell', () => {
    expect(aDesired({ confidenceScore: null }).fields.severity_justification).toBe('Scored 7.5 of 10 by Gecko.');
  });

  it('cuts a huge remediation, and says so', () => {
    const { fields, warnings } = aDesired({ remediation: 'do it '.repeat(9_000) });
    expect(fields.mitigation.length).toBeLessThanOrEqual(16_000);
    expect(warnings).toEqual(['mitigation_cut']);
  });

  it("links to the finding where Gecko gives its address, else to the repository's findings", () => {
    expect(aDesired({ url: 'https://app.gecko.security/finding/7' }).fields.references).toBe(
      '[This finding in Gecko](https://app.gecko.security/finding/7)',
    );
    expect(aDesired({ url: 'https://app.gecko.security/finding/7' }).warnings).toEqual([]);
    const { fields, warnings } = aDesired({ url: 'javascript:alert(1)' });
    expect(fields.references).toContain('/repo/gecko-security%2FPaperbaum/vulnerabilities');
    expect(warnings).toEqual(['url_dropped']);
  });

  test.each([
    ['SQL Injection', 'SQL Injection'],
    [' \n', null],
    [null, null],
  ])('has for the type %j the id %j', (type, expected) => {
    expect(aDesired({ type }).fields.vuln_id_from_tool).toBe(expected);
  });
});
