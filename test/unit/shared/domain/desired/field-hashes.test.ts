import { describe, expect, it, test } from 'vitest';
import { changedFields, fieldHashes } from '../../../../../shared/domain/desired/field-hashes.ts';
import { aDesired } from './a-finding.ts';

const before = fieldHashes(aDesired());
const changed = (...desired: Parameters<typeof aDesired>) => changedFields(before, fieldHashes(aDesired(...desired)));

describe('fieldHashes', () => {
  it('has one hash of the current format per field, for all flags together and for our tags', () => {
    expect(Object.keys(before).sort()).toEqual(
      [
        ...[
          'cvssv3',
          'cvssv3_score',
          'cvssv4',
          'cvssv4_score',
          'cwe',
          'description',
          'file_path',
          'line',
          'mitigation',
        ],
        ...['references', 'severity', 'severity_justification', 'status', 'tags', 'title', 'vuln_id_from_tool'],
      ].sort(),
    );
    for (const hash of Object.values(before)) expect(hash).toMatch(/^1:[0-9a-f]{16}$/);
  });

  it('stays the same from release to release, or every finding would be written again', () => {
    expect(before).toMatchObject({
      title: '1:8731a71ea02fe692',
      line: '1:74234e98afe7498f',
      tags: '1:868a52e1e3f7e3df',
      status: '1:2576b62d87f56e11',
    });
  });

  test.each([
    ['the title', { title: 'Other' }, ['title']],
    ['the score within its band', { severity: 7.6 }, ['severity_justification']],
    ['the band', { severity: 4 }, ['severity', 'severity_justification']],
    ['the line', { line: 4 }, ['line']],
    ['the type', { type: 'RCE' }, ['tags', 'vuln_id_from_tool']],
    ['the vector', { cvssVector: null }, ['cvssv3', 'cvssv3_score']],
    ['the state, by one flag or six', { status: 'false_positive' }, ['status']],
    ['the verification of a fix alone', { status: 'fix_verified' }, ['status']],
    ['the work on it alone', { status: 'in_progress' }, []],
    ['the scan that listed it', { scanId: 'other', scanCreatedAt: '2026-01-01T00:00:00Z', scanName: 'x' }, []],
  ])('differ where Gecko changed %s: %j', (_, row, fields) => {
    expect(changed(row)).toEqual(fields);
  });

  it('differ between a fix and its verification, which adds a note', () => {
    const fixed = fieldHashes(aDesired({ status: 'fixed' }));
    expect(changedFields(fixed, fieldHashes(aDesired({ status: 'fix_verified' })))).toEqual(['status']);
  });

  test.each([
    ['simple', []],
    ['full', ['status']],
  ] as const)('see a new end of an accepted risk only where DefectDojo can hold one (%s)', (riskAcceptance, fields) => {
    const of = (acceptedUntil: string) =>
      fieldHashes(aDesired({ status: 'accepted_risk', acceptedUntil }, { riskAcceptance }));
    expect(changedFields(of('2026-01-01'), of('2026-02-01'))).toEqual(fields);
  });

  it('count as changed where none are known or their format is another', () => {
    const all = Object.keys(before).sort();
    expect(changedFields({}, before)).toEqual(all);
    expect(changedFields({ ...before, title: before.title.replace('1:', '0:') }, before)).toEqual(['title']);
  });
});
