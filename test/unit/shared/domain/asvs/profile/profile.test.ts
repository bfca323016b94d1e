import { describe, expect, it } from 'vitest';
import {
  assignLevel,
  chooseChapters,
  editChapters,
  resetToDetected,
} from '../../../../../../shared/domain/asvs/profile/change-profile.ts';
import { asvsProfileSchema, untouchedProfile } from '../../../../../../shared/domain/asvs/profile/profile.ts';
import { isNoLongerSeen, sectionsOf } from '../../../../../../shared/domain/asvs/profile/profile-sections.ts';
import { takeOverDetection } from '../../../../../../shared/domain/asvs/profile/take-over-detection.ts';
import type { ChapterId } from '../../../../../../shared/domain/asvs/standard/chapter.ts';
import { aDetection, chaptersOf, type SeenChapters } from '../../../../../support/asvs-fixtures.ts';
import { aRepository } from '../../../../../support/sync-fixtures.ts';

const untouched = untouchedProfile(aRepository());
const detected = (...found: ChapterId[]) => aDetection({ '5.0.0': { found } });
const seeing = (seen: SeenChapters) => aDetection({ '5.0.0': seen });
const add = (...chapters: ChapterId[]) => ({ add: chapters, remove: [] });
const remove = (...chapters: ChapterId[]) => ({ add: [], remove: chapters });
const in5 = (profile: typeof untouched) => chaptersOf(profile, '5.0.0');
const sectionIn5 = (profile: typeof untouched, chapter: ChapterId) => {
  const { inScope, suggested, removed } = sectionsOf(profile, '5.0.0');
  return [...inScope, ...suggested, ...removed].find((section) => section.chapter === chapter);
};

describe('the sections of a repository that nobody edited', () => {
  it('are what applies to any code, before the first scan', () => {
    expect(chaptersOf(untouched, '5.0.0')).toEqual({ inScope: ['V15'], suggested: [], removed: [] });
    expect(chaptersOf(untouched, '4.0.3').inScope).toEqual(['V14']);
    expect(sectionIn5(untouched, 'V15')).toEqual({
      chapter: 'V15',
      decidedBy: 'detection',
      seen: 'not_looked',
      movedFrom: [],
      pleaseCheck: false,
    });
  });

  it('are what was detected, for each version, and thin evidence is suggested', () => {
    const profile = takeOverDetection(
      untouched,
      aDetection({ '5.0.0': { found: ['V15', 'V6'], suggested: ['V9'] }, '4.0.3': { found: ['V2', 'V14'] } }),
    );
    expect(chaptersOf(profile, '5.0.0')).toEqual({ inScope: ['V6', 'V15'], suggested: ['V9'], removed: [] });
    expect(chaptersOf(profile, '4.0.3')).toEqual({ inScope: ['V2', 'V14'], suggested: [], removed: [] });
    expect(sectionIn5(profile, 'V6')).toMatchObject({ decidedBy: 'detection', seen: 'found' });
    expect(sectionIn5(profile, 'V9')).toMatchObject({ decidedBy: 'detection', seen: 'suggested', movedFrom: [] });
    expect(profile.version).toBe(1);
  });

  it('grow with every detection, and keep what is no longer seen, marked', () => {
    const before = takeOverDetection(untouched, seeing({ found: ['V6', 'V7', 'V15'] }));
    const after = takeOverDetection(before, seeing({ found: ['V8', 'V15'], suggested: ['V7'] }));
    expect(in5(after).inScope).toEqual(['V6', 'V7', 'V8', 'V15']);
    const notSeen = sectionsOf(after, '5.0.0').inScope.filter(isNoLongerSeen);
    expect(notSeen.map(({ chapter }) => chapter)).toEqual(['V6']);
    expect(sectionIn5(after, 'V6')?.seen).toBe('not_seen');
  });

  it('forget a suggestion that is no longer seen', () => {
    const before = takeOverDetection(untouched, seeing({ found: ['V15'], suggested: ['V9'] }));
    expect(in5(takeOverDetection(before, detected('V15'))).suggested).toEqual([]);
  });

  it('are listed by number, not as text', () => {
    expect(in5(takeOverDetection(untouched, detected('V10', 'V2', 'V15', 'V1'))).inScope).toEqual([
      'V1',
      'V2',
      'V10',
      'V15',
    ]);
  });
});

describe('sections that a person added or removed', () => {
  const scanned = takeOverDetection(untouched, detected('V6', 'V15'));

  it('stay so, whatever later scans detect', () => {
    const edited = editChapters(scanned, '5.0.0', { add: ['V10'], remove: ['V6'] });
    expect(in5(edited)).toEqual({ inScope: ['V10', 'V15'], suggested: [], removed: ['V6'] });
    const later = takeOverDetection(takeOverDetection(edited, detected('V6', 'V15')), detected('V15'));
    expect(in5(later)).toEqual({ inScope: ['V10', 'V15'], suggested: [], removed: ['V6'] });
    expect(sectionIn5(later, 'V10')).toMatchObject({ decidedBy: 'person', seen: 'not_seen' });
    expect(sectionsOf(later, '5.0.0').inScope.filter(isNoLongerSeen)).toEqual([]);
  });

  it('turn what is detected from then on into suggestions', () => {
    const edited = editChapters(scanned, '5.0.0', add('V10'));
    const later = takeOverDetection(edited, detected('V6', 'V7', 'V15'));
    expect(in5(later)).toEqual({ inScope: ['V6', 'V10', 'V15'], suggested: ['V7'], removed: [] });
    expect(sectionIn5(later, 'V7')).toMatchObject({ decidedBy: 'detection', seen: 'found' });
  });

  it('do not keep the first scan from being taken over', () => {
    const edited = editChapters(untouched, '5.0.0', { add: ['V10'], remove: ['V6'] });
    expect(in5(edited).inScope).toEqual(['V10', 'V15']);
    const first = takeOverDetection(edited, detected('V6', 'V7', 'V15'));
    expect(in5(first)).toEqual({ inScope: ['V7', 'V10', 'V15'], suggested: [], removed: ['V6'] });
    expect(in5(takeOverDetection(first, detected('V8')))).toMatchObject({ suggested: ['V8'] });
  });

  it('can be changed again, the last word counting', () => {
    const there = editChapters(scanned, '5.0.0', add('V10'));
    const gone = editChapters(there, '5.0.0', remove('V10'));
    expect(in5(gone)).toEqual({ inScope: ['V6', 'V15'], suggested: [], removed: ['V10'] });
    expect(in5(editChapters(gone, '5.0.0', add('V10'))).inScope).toEqual(['V6', 'V10', 'V15']);
    expect(gone.byVersion['5.0.0'].choices).toEqual([{ chapter: 'V10', choice: 'removed', change: 3 }]);
  });

  it('make a version of the profile each, unless everything was chosen like that before', () => {
    const edited = editChapters(scanned, '5.0.0', { add: ['V10'], remove: ['V6'] });
    expect(edited.version).toBe(scanned.version + 1);
    expect(editChapters(edited, '5.0.0', { add: ['V10'], remove: ['V6'] })).toBe(edited);
    expect(editChapters(edited, '5.0.0', { add: [], remove: [] })).toBe(edited);
    expect(editChapters(edited, '5.0.0', add('V10', 'V11')).version).toBe(edited.version + 1);
  });

  it('confirm a chapter that is no longer seen', () => {
    const lost = takeOverDetection(scanned, detected('V15'));
    expect(sectionsOf(lost, '5.0.0').inScope.filter(isNoLongerSeen)).toHaveLength(1);
    const confirmed = editChapters(lost, '5.0.0', add('V6'));
    expect(sectionsOf(confirmed, '5.0.0').inScope.filter(isNoLongerSeen)).toEqual([]);
  });

  it('take a suggestion up', () => {
    const thin = takeOverDetection(untouched, seeing({ found: ['V15'], suggested: ['V9'] }));
    expect(in5(editChapters(thin, '5.0.0', add('V9')))).toEqual({
      inScope: ['V9', 'V15'],
      suggested: [],
      removed: [],
    });
  });
});

describe('a whole list of sections that a person chose', () => {
  it('is exactly what is in scope, and stays so when scans find more', () => {
    const chosen = chooseChapters(untouched, '5.0.0', ['V7', 'V6', 'V7']);
    expect(in5(chosen)).toEqual({ inScope: ['V6', 'V7'], suggested: [], removed: ['V15'] });
    expect(chosen.version).toBe(1);
    const scanned = takeOverDetection(chosen, detected('V1', 'V6', 'V15'));
    expect(in5(scanned)).toEqual({ inScope: ['V6', 'V7'], suggested: ['V1'], removed: ['V15'] });
  });

  it('leaves chapters that were neither in scope nor chosen open to suggestions', () => {
    const thin = takeOverDetection(untouched, seeing({ found: ['V6', 'V15'], suggested: ['V9'] }));
    const chosen = chooseChapters(thin, '5.0.0', ['V6', 'V15']);
    expect(in5(chosen)).toEqual({ inScope: ['V6', 'V15'], suggested: ['V9'], removed: [] });
    expect(chosen).toBe(thin);
  });

  it('settles chapters that were no longer seen, kept or not', () => {
    const before = takeOverDetection(untouched, detected('V6', 'V7', 'V15'));
    const lost = takeOverDetection(before, detected('V15'));
    const chosen = chooseChapters(lost, '5.0.0', ['V6', 'V15']);
    expect(in5(chosen)).toEqual({ inScope: ['V6', 'V15'], suggested: [], removed: ['V7'] });
    expect(sectionsOf(chosen, '5.0.0').inScope.filter(isNoLongerSeen)).toEqual([]);
  });

  it('chosen before any scan holds back the first scan in the other version too, where something of it moved there', () => {
    const scanned = takeOverDetection(
      chooseChapters(untouched, '5.0.0', ['V6', 'V15']),
      aDetection({ '4.0.3': { found: ['V5', 'V14'] } }),
    );
    expect(chaptersOf(scanned, '4.0.3')).toMatchObject({ inScope: ['V2', 'V14'], suggested: ['V5'] });
  });

  it('that is what was in scope anyway is no choice: the repository goes on following its scans', () => {
    const chosen = chooseChapters(untouched, '5.0.0', ['V15']);
    expect(chosen).toBe(untouched);
    expect(in5(takeOverDetection(chosen, detected('V6', 'V15'))).inScope).toEqual(['V6', 'V15']);
  });
});

describe('a reset to what was detected', () => {
  it('drops what people chose and what was no longer seen', () => {
    const first = takeOverDetection(untouched, detected('V6', 'V7', 'V15'));
    const edited = editChapters(first, '5.0.0', { add: ['V10'], remove: ['V15'] });
    const later = takeOverDetection(edited, seeing({ found: ['V6', 'V8', 'V15'], suggested: ['V9'] }));
    const reset = resetToDetected(later, '5.0.0');
    expect(in5(reset)).toEqual({ inScope: ['V6', 'V8', 'V15'], suggested: ['V9'], removed: [] });
    expect(reset.version).toBe(later.version + 1);
    expect(in5(takeOverDetection(reset, detected('V15', 'V11'))).inScope).toEqual(['V6', 'V8', 'V11', 'V15']);
  });

  it('before any scan leaves what applies to any code', () => {
    const reset = resetToDetected(chooseChapters(untouched, '5.0.0', ['V6']), '5.0.0');
    expect(in5(reset)).toEqual({ inScope: ['V15'], suggested: [], removed: [] });
    expect(in5(takeOverDetection(reset, detected('V6', 'V15'))).inScope).toEqual(['V6', 'V15']);
  });

  it('leaves the level alone', () => {
    expect(resetToDetected(assignLevel(untouched, 'L3'), '5.0.0').level).toBe('L3');
  });
});

describe('the level', () => {
  it('is assigned by a person, and goes back to what is proposed', () => {
    const assigned = assignLevel(untouched, 'L3');
    expect(assigned).toEqual({ ...untouched, level: 'L3', version: 1 });
    expect(assignLevel(assigned, null)).toEqual({ ...untouched, version: 2 });
  });

  it('makes no new version where it stays as it was', () => {
    const assigned = assignLevel(untouched, 'L2');
    expect(assignLevel(assigned, 'L2')).toBe(assigned);
    expect(assignLevel(untouched, null)).toBe(untouched);
  });

  it('that a person assigned stays when a scan proposes another', () => {
    const level = { proposed: 'L2' as const, reasons: ['Has accounts.'] };
    expect(takeOverDetection(assignLevel(untouched, 'L1'), aDetection({}, { level }))).toMatchObject({
      level: 'L1',
      proposedLevel: 'L2',
    });
  });
});

describe('a stored profile', () => {
  it('reads what was written, and what an older service left out', () => {
    const profile = editChapters(takeOverDetection(untouched, detected('V6')), '5.0.0', add('V10'));
    expect(asvsProfileSchema.parse(JSON.parse(JSON.stringify(profile)))).toEqual(profile);
    const sparse = { ...aRepository(), version: 1, byVersion: { '5.0.0': {}, '4.0.3': {} } };
    expect(asvsProfileSchema.parse(sparse)).toEqual({ ...untouched, version: 1 });
  });
});
