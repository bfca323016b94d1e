import { describe, expect, it, test } from 'vitest';
import type { ContentPatch } from '../../../../../shared/domain/desired/content-patch.ts';
import { notShown } from '../../../../../shared/domain/live/not-shown.ts';
import { flags, live } from './a-live.ts';

const vector = 'CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:C/C:H/I:H/A:H';
const scored = { ...live().content, cvssv3: vector, cvssv3_score: 10 };
const shown = live({}, { flags: flags('AV'), content: scored });

describe('what a finding shows after a PATCH', () => {
  it('is all that was sent, where it is', () => {
    expect(notShown(shown, { ...shown.content, ...shown.flags })).toEqual([]);
    expect(notShown(shown, {})).toEqual([]);
  });

  it('lacks a vector and its score where another one is there', () => {
    const other = { cvssv3: 'CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H', cvssv3_score: 8.8 };
    expect(notShown(shown, other)).toEqual(['cvssv3', 'cvssv3_score']);
  });

  it('lacks the fields that it shows otherwise, flags and content', () => {
    const patch: ContentPatch = { title: 'Other', severity: 'Low', line: 7 };
    expect(notShown(shown, patch)).toEqual(['title', 'severity', 'line']);
    expect(notShown(shown, { ...flags('VM'), title: shown.content.title })).toEqual(['active', 'is_mitigated']);
    expect(notShown(shown, { active: false, is_mitigated: true })).toEqual(['active', 'is_mitigated']);
  });

  test.each<[string, ContentPatch]>([
    ['a title in another case', { title: shown.content.title.toUpperCase() }],
    ['an absent CWE as 0', { cwe: shown.content.cwe ?? 0 }],
    ['a score that it computes from the vector', { cvssv3: vector, cvssv3_score: 9.9 }],
  ])('allows for how DefectDojo stores it: %s', (_, patch) => {
    expect(notShown(shown, patch)).toEqual([]);
  });
});
