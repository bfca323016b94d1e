import { describe, expect, it } from 'vitest';
import { noOpenFindings, openFindingsIn, openFindingsSchema } from '../../../../../shared/domain/asvs/open-findings.ts';
import { openFindings } from '../../../../support/asvs-fixtures.ts';

describe('open findings', () => {
  const counted = () =>
    openFindings([
      { cwe: 89, type: null, severity: 'High' },
      { cwe: 89, type: 'IDOR', severity: 'High' },
      { cwe: 89, type: null, severity: 'Low' },
      { cwe: 287, type: null, severity: 'Critical' },
      { cwe: null, type: 'SQLI', severity: 'Medium' },
    ]);

  it('count by severity under the chapter that each is filed under, by CWE or else by type', () => {
    expect(openFindingsIn(counted(), '5.0.0', 'V1')).toEqual({ Critical: 0, High: 2, Medium: 1, Low: 1 });
    expect(openFindingsIn(counted(), '5.0.0', 'V6')).toEqual({ Critical: 1, High: 0, Medium: 0, Low: 0 });
  });

  it('count under the chapters of both versions', () => {
    expect(openFindingsIn(counted(), '4.0.3', 'V5')).toEqual({ Critical: 0, High: 2, Medium: 1, Low: 1 });
    expect(openFindingsIn(counted(), '4.0.3', 'V2')).toEqual({ Critical: 1, High: 0, Medium: 0, Low: 0 });
  });

  it('are none in a chapter that no finding is filed under', () => {
    expect(openFindingsIn(counted(), '5.0.0', 'V17')).toEqual(noOpenFindings);
  });

  it('that no chapter is about are left out', () => {
    expect(openFindings([{ cwe: 999_999_999, type: 'constructor', severity: 'High' }])).toEqual({
      byVersion: { '5.0.0': {}, '4.0.3': {} },
    });
  });

  it('read back as they were written', () => {
    expect(openFindingsSchema.parse(JSON.parse(JSON.stringify(counted())))).toEqual(counted());
  });
});
