import { describe, expect, it, test } from 'vitest';
import { fieldHash, fieldHashes } from '../../../../../shared/domain/desired/field-hashes.ts';
import { knownFromLive } from '../../../../../shared/domain/live/adopt.ts';
import { contentInStep, isAsCreated } from '../../../../../shared/domain/live/content-in-step.ts';
import type { LiveFinding } from '../../../../../shared/domain/live/live-finding.ts';
import { desiring, outline, planning, saying } from '../plan/a-plan.ts';
import { deciding, flags, live } from './a-live.ts';

type Given = Parameters<typeof desiring>[1];

const now = new Date('2026-03-03T12:00:00.000Z');
const adopting = (overrides: Partial<LiveFinding> = {}, given: Given | 'unlisted' = {}, verified = true) => {
  const shown = { ...live({}, overrides), uniqueIdFromTool: 'a' };
  return knownFromLive(shown, given === 'unlisted' ? undefined : desiring('a', given), { verified, now });
};

describe('a finding that is adopted', () => {
  it('is known as if it had been written, where all of it is as wanted', () => {
    expect(adopting()).toEqual({
      geckoId: 'a',
      defectDojoId: 7,
      presence: 'there',
      hashes: fieldHashes(desiring('a')),
      status: 'open',
      flags: 'AV',
      acceptance: undefined,
      tags: ['gecko', 'gecko-type:lfi'],
      timesDeletedByPeople: 0,
      createdForScan: undefined,
      writtenAt: now.toISOString(),
    });
    expect(outline(planning({ finding: [saying('a')], known: [adopting()] }))).toEqual({});
  });

  test.each([
    ['the newest, where its references lead there', 'https://app.example.com/scan/scan-1', 'scan-1'],
    ['not known, where they lead to an older one', 'https://app.example.com/scan/scan-0', undefined],
  ])('was uploaded for a scan that is %s', (_, link, expected) => {
    const content = { ...live().content, references: `[Findings](https://a.b)\n\n[Scan in Gecko](${link})` };
    const shown = { ...live(), uniqueIdFromTool: 'a', content };
    const scan = { scanId: 'scan-1', link: 'https://app.example.com/scan/scan-1' };
    expect(knownFromLive(shown, undefined, { verified: true, scan, now }).createdForScan).toBe(expected);
  });

  it('is written in what differs', () => {
    const finding = saying('a', { row: { severity: 9.5, shortDescription: 'New.' } });
    const known = adopting({}, { row: { severity: 9.5, shortDescription: 'New.' } });
    expect(outline(planning({ finding: [finding], known: [known] }))).toEqual({
      a: 'description, severity, severity_justification',
    });
  });

  test.each([
    ['A', 'open', 'A'],
    ['AV', 'open', 'AV'],
    ['M', 'fixed', 'M'],
    ['VM', 'fixed', 'VM'],
    // Marks of a person, as far as we can tell.
    ['MF', 'open', 'AV'],
    ['R', 'open', 'AV'],
    ['VMO', 'open', 'AV'],
    ['V', 'open', 'AV'],
    ['', 'open', 'AV'],
    ['AVM', 'open', 'AV'],
  ])('with flags %j counts as %s', (letters, status, ours) => {
    expect(adopting({ flags: flags(letters) })).toMatchObject({ status, flags: ours });
  });

  describe('in a Risk_Acceptance of ours', () => {
    const given = {
      row: { status: 'accepted_risk', acceptedUntil: '2026-12-01' },
      policy: { riskAcceptance: 'full' as const },
    };
    const name = 'Gecko acme/shop [team-a] in test 3 until 2026-12-01';
    const shown = (expiresAt: string, endedAt: string | null = null) => ({
      flags: flags('VR'),
      acceptances: [{ name, expiresAt, endedAt }],
    });

    it('counts as accepted until its day', () => {
      const known = adopting(shown('2026-12-02T12:00:00Z'), given);
      expect(known).toMatchObject({ status: 'accepted_risk', flags: 'VR', acceptance: '2026-12-01' });
      expect(outline(planning({ finding: [saying('a', given)], known: [known] }))).toEqual({});
    });

    it('counts as accepted just as well where findings are not verified', () => {
      const known = adopting({ ...shown('2026-12-02T12:00:00Z'), flags: flags('R') }, given);
      expect(known).toMatchObject({ status: 'accepted_risk', flags: 'R', acceptance: '2026-12-01' });
    });

    it('is looked at again where its end is the former one', () => {
      const known = adopting(shown('2026-12-01T23:59:59Z'), given);
      expect(outline(planning({ finding: [saying('a', given)], known: [known] }))).toEqual({
        a: 'accepted_risk to accepted_risk: setting',
      });
    });

    it("counts as triaged by a person where that is over, or it isn't only accepted", () => {
      expect(adopting(shown('2026-12-02T12:00:00Z', '2026-12-02T12:00:00Z'), given)).toMatchObject({
        status: 'open',
        flags: 'AV',
        acceptance: undefined,
      });
      for (const letters of ['VMR', 'VRO']) {
        const marked = { ...shown('2026-12-02T12:00:00Z'), flags: flags(letters) };
        expect(adopting(marked, given)).toMatchObject({ status: 'open', flags: 'AV', acceptance: undefined });
      }
    });
  });

  it('counts as open in the way the settings say', () => {
    expect(adopting({ flags: flags('MF') }, {}, false).flags).toBe('A');
  });

  it('keeps a mark that Gecko does not speak against', () => {
    const known = adopting({ flags: flags('MF') });
    expect(outline(planning({ finding: [saying('a')], known: [known] }))).toEqual({});
  });

  it('gets the status that Gecko tells', () => {
    const given = { row: { status: 'false_positive' } };
    expect(outline(planning({ finding: [saying('a', given)], known: [adopting({}, given)] }))).toEqual({
      a: 'open to false_positive: triage',
    });
    const fixed = { row: { status: 'fixed' } };
    const closed = adopting({ flags: flags('VM') }, fixed);
    expect(outline(planning({ finding: [saying('a', fixed)], known: [closed] }))).toEqual({});
  });

  it('gets the note of a verified fix, which cannot be seen', () => {
    const given = { row: { status: 'fix_verified' } };
    const known = adopting({ flags: flags('VM') }, given);
    expect(outline(planning({ finding: [saying('a', given)], known: [known] }))).toEqual({
      a: 'fixed to fix_verified: triage',
    });
  });

  it('is closed like any other where Gecko does not list it', () => {
    const known = adopting({}, 'unlisted');
    expect(known.hashes).toEqual({});
    expect(outline(planning({ known: [known] }))).toEqual({ a: 'open to fixed: absent' });
    expect(outline(planning({ known: [adopting({ flags: flags('VM') }, 'unlisted')] }))).toEqual({});
  });

  it('bears those tags of ours that are there, and none of other people', () => {
    const tags = ['mine', 'Gecko', 'gecko-type:rce', 'asvs:5.0.0-v8', 'asvs:5.0.0-v1', 'gecko-accepted-risk', 'gecko'];
    const known = adopting({ tags }, { chapterTags: ['asvs:5.0.0-v8'] });
    expect(known.tags).toEqual(['asvs:5.0.0-v8', 'gecko', 'gecko-accepted-risk', 'gecko-type:rce']);
    expect(known.hashes.tags).toBe(fieldHash(known.tags));
    expect(adopting({ tags }, 'unlisted').tags).toEqual(['gecko', 'gecko-accepted-risk', 'gecko-type:rce']);
  });
});

describe('content in step', () => {
  const { fields } = desiring('a');
  const inStep = (content: Partial<typeof fields>) =>
    contentInStep(live({}, { content: { ...fields, ...content } }), desiring('a'));
  const all = Object.keys(fields).sort();

  test.each<[string, Partial<typeof fields>]>([
    ['a title in another case', { title: fields.title.toUpperCase() }],
    ['references with a link to the scan', { references: `${fields.references}\n\n[Scan in Gecko](https://x)` }],
    ['the references alone', { references: fields.references }],
    ['an empty field for none', { cvssv4: '' as unknown as null }],
    ['a vector, as older servers do', { cvssv3: 'CVSS:3.1/A:N/I:N/C:H/S:U/UI:N/PR:L/AC:L/AV:N/E:X' }],
    ['a score, which it computes', { cvssv3_score: 6.4 }],
  ])('allows for how DefectDojo stores %s', (_, content) => {
    expect(inStep(content).sort()).toEqual(all);
  });

  test.each<[keyof typeof fields, Partial<typeof fields>]>([
    ['title', { title: 'Other' }],
    ['references', { references: `${fields.references} more` }],
    ['references', { references: '' }],
    ['cwe', { cwe: 23 }],
    ['line', { line: 0 }],
    ['line', { line: 5 }],
    ['severity', { severity: 'Low' }],
    ['description', { description: '' }],
    ['cvssv3', { cvssv3: null }],
    ['cvssv3', { cvssv3: 'CVSS:3.1/AV:P/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:N' }],
    ['cvssv3', { cvssv3: 'none' }],
    ['cvssv4_score', { cvssv4_score: 6.5 }],
  ])('leaves out a %s that differs', (name, content) => {
    expect(inStep(content).sort()).toEqual(all.filter((one) => one !== name));
  });

  it('allows for how DefectDojo stores a vector of CVSS 4.0, too', () => {
    const four = 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N';
    const wanted = desiring('a', { row: { cvssVector: four } });
    const shown = { ...wanted.fields, cvssv4: `${four.replace('AV:N/AC:L', 'AC:L/AV:N')}/E:X`, cvssv4_score: 9 };
    expect(contentInStep(live({}, { content: shown }), wanted).sort()).toEqual(all);
    const other = { ...shown, cvssv4: four.replace('AV:N', 'AV:P') };
    expect(contentInStep(live({}, { content: other }), wanted)).not.toContain('cvssv4');
  });

  it('leaves out a score beside another vector', () => {
    expect(inStep({ cvssv3: null, cvssv3_score: 1 }).sort()).toEqual(
      all.filter((name) => !['cvssv3', 'cvssv3_score'].includes(name)),
    );
  });

  it('knows no CWE as 0', () => {
    const none = desiring('a', { row: { cwe: null } });
    for (const cwe of [null, 0]) {
      const shown = live({}, { content: { ...none.fields, cwe } });
      expect(contentInStep(shown, none)).toContain('cwe');
    }
    expect(contentInStep(live({}, { content: { ...none.fields, cwe: 1 } }), none)).not.toContain('cwe');
    expect(inStep({ cwe: 0 })).not.toContain('cwe');
  });

  it('is as created as long as the hashed part of it is', () => {
    expect(isAsCreated(live())).toBe(true);
    expect(isAsCreated(live({}, { hashCode: null }))).toBe(false);
    expect(isAsCreated(live({}, { content: { ...fields, description: 'x' } }))).toBe(false);
    expect(isAsCreated(live({}, { content: { ...fields, severity: 'Low' } }))).toBe(true);
  });

  it('is not sent again', () => {
    const given = { row: { severity: 9.5, title: 'New' } };
    const content = { ...fields, title: 'NEW' };
    expect(Object.keys(deciding({ now: given, live: { content } }).patch).sort()).toEqual([
      'severity',
      'severity_justification',
    ]);
  });
});
