import { describe, expect, it } from 'vitest';
import {
  chooseChapters,
  editChapters,
  resetToDetected,
} from '../../../../../shared/domain/asvs/profile/change-profile.ts';
import { choicesIn, movesInto } from '../../../../../shared/domain/asvs/profile/choices-in-version.ts';
import { untouchedProfile } from '../../../../../shared/domain/asvs/profile/profile.ts';
import { sectionsOf } from '../../../../../shared/domain/asvs/profile/profile-sections.ts';
import { takeOverDetection } from '../../../../../shared/domain/asvs/profile/take-over-detection.ts';
import type { ChapterId } from '../../../../../shared/domain/asvs/standard/chapter.ts';
import { aDetection, chaptersOf } from '../../../../support/asvs-fixtures.ts';
import { aRepository } from '../../../../support/sync-fixtures.ts';

const authService = takeOverDetection(
  untouchedProfile(aRepository()),
  aDetection({ '5.0.0': { found: ['V6', 'V7', 'V15'] }, '4.0.3': { found: ['V2', 'V3', 'V14'] } }),
);
const added = (version: '5.0.0' | '4.0.3', ...add: ChapterId[]) =>
  editChapters(authService, version, { add, remove: [] });
const removed = (version: '5.0.0' | '4.0.3', ...remove: ChapterId[]) =>
  editChapters(authService, version, { add: [], remove });
const stateIn = (profile: typeof authService, version: '5.0.0' | '4.0.3', chapter: ChapterId) => {
  const { inScope, suggested, removed: out } = sectionsOf(profile, version);
  return [...inScope, ...suggested, ...out].find((section) => section.chapter === chapter);
};

describe('two choices that move into one chapter', () => {
  const both = (first: typeof authService, second: Parameters<typeof editChapters>[2]) =>
    choicesIn(editChapters(first, '5.0.0', second), '4.0.3').get('V3');

  it('put it into scope where they agree on that', () => {
    expect(both(added('5.0.0', 'V7'), { add: ['V9'], remove: [] })).toEqual({
      ...{ choice: 'added', movedFrom: ['V7', 'V9'], pleaseCheck: true },
    });
  });

  it('leave it in scope for a person to check where they disagree', () => {
    expect(both(removed('5.0.0', 'V7'), { add: ['V9'], remove: [] })).toEqual({
      ...{ choice: 'added', movedFrom: ['V7', 'V9'], pleaseCheck: true },
    });
  });
});

it('what a person decides anew replaces what that person decided before, and nothing else', () => {
  const before = added('5.0.0', 'V5', 'V9');
  const after = editChapters(before, '5.0.0', { add: ['V10'], remove: ['V9'] });
  expect(after.byVersion['5.0.0'].choices.map(({ chapter, choice }) => [chapter, choice])).toEqual([
    ['V5', 'added'],
    ['V10', 'added'],
    ['V9', 'removed'],
  ]);
});

describe('the sections in the other version of the standard', () => {
  it('are what was detected for it: Authentication is V6 in 5.0.0 and V2 in 4.0.3', () => {
    expect(chaptersOf(authService, '5.0.0').inScope).toEqual(['V6', 'V7', 'V15']);
    expect(chaptersOf(authService, '4.0.3').inScope).toEqual(['V2', 'V3', 'V14']);
  });

  it('have what a person added under its new number, with where it came from', () => {
    const profile = added('5.0.0', 'V5');
    expect(stateIn(profile, '4.0.3', 'V12')).toEqual({
      chapter: 'V12',
      decidedBy: 'person',
      seen: 'not_seen',
      movedFrom: ['V5'],
      pleaseCheck: false,
    });
    expect(chaptersOf(profile, '4.0.3').inScope).toEqual(['V2', 'V3', 'V12', 'V14']);
  });

  it('lack what a person removed, but only where the successor holds the same', () => {
    const profile = removed('5.0.0', 'V6', 'V15');
    expect(chaptersOf(profile, '4.0.3')).toEqual({ inScope: ['V3', 'V14'], suggested: [], removed: ['V2'] });
    expect(stateIn(profile, '4.0.3', 'V2')).toMatchObject({ decidedBy: 'person', movedFrom: ['V6'] });
  });

  it('ask for a check of what was split, and offer what took over the rest', () => {
    const profile = added('4.0.3', 'V5');
    expect(chaptersOf(profile, '5.0.0')).toEqual({
      inScope: ['V1', 'V2', 'V6', 'V7', 'V15'],
      suggested: ['V3'],
      removed: [],
    });
    expect(stateIn(profile, '5.0.0', 'V1')).toMatchObject({ movedFrom: ['V5'], pleaseCheck: true });
    expect(stateIn(profile, '5.0.0', 'V3')).toMatchObject({ decidedBy: 'detection', movedFrom: ['V5'] });
    expect(stateIn(profile, '5.0.0', 'V15')).toMatchObject({ movedFrom: [], pleaseCheck: false });
  });

  it('keep a chapter that one choice added and another removed, for a person to check', () => {
    for (const profile of [
      editChapters(added('4.0.3', 'V5'), '4.0.3', { add: [], remove: ['V11'] }),
      editChapters(removed('4.0.3', 'V11'), '4.0.3', { add: ['V5'], remove: [] }),
    ]) {
      expect(chaptersOf(profile, '5.0.0').inScope).toContain('V2');
      expect(stateIn(profile, '5.0.0', 'V2')).toMatchObject({ pleaseCheck: true });
      expect([...(stateIn(profile, '5.0.0', 'V2')?.movedFrom ?? [])].sort()).toEqual(['V11', 'V5']);
    }
  });

  it('name every chapter that was joined into one, and ask for a check if any of them does', () => {
    const profile = added('5.0.0', 'V7', 'V9');
    expect(stateIn(profile, '4.0.3', 'V3')).toMatchObject({ movedFrom: ['V7', 'V9'], pleaseCheck: true });
    const unambiguous = added('4.0.3', 'V2');
    expect(stateIn(unambiguous, '5.0.0', 'V6')).toMatchObject({ movedFrom: ['V2'], pleaseCheck: false });
  });

  it('name every chapter that something is offered for', () => {
    const profile = added('5.0.0', 'V3', 'V13', 'V15');
    expect(stateIn(profile, '4.0.3', 'V1')).toMatchObject({ movedFrom: ['V13', 'V15'] });
  });

  it('take new detections as suggestions once something moved there', () => {
    const later = takeOverDetection(added('5.0.0', 'V5'), aDetection({ '4.0.3': { found: ['V8'] } }));
    expect(chaptersOf(later, '4.0.3').suggested).toEqual(['V8']);
  });
});

describe('choices made after a switch', () => {
  it('come before what moved there, and change nothing of what was chosen in the version before', () => {
    const before = editChapters(added('5.0.0', 'V5'), '5.0.0', { add: [], remove: ['V6'] });
    const after = editChapters(before, '4.0.3', { add: ['V2'], remove: ['V12'] });
    expect(chaptersOf(after, '4.0.3')).toEqual({ inScope: ['V2', 'V3', 'V14'], suggested: [], removed: ['V12'] });
    const { inScope, removed: out } = chaptersOf(before, '5.0.0');
    expect(chaptersOf(after, '5.0.0')).toEqual({ inScope, removed: out, suggested: ['V13'] });
  });

  it('move back as well where they are about something else', () => {
    const after = editChapters(added('5.0.0', 'V5'), '4.0.3', { add: [], remove: ['V3', 'V9'] });
    expect(chaptersOf(after, '5.0.0')).toEqual({
      inScope: ['V5', 'V6', 'V7', 'V15'],
      suggested: [],
      removed: ['V12'],
    });
  });

  it('confirm what moved there when it is chosen by hand, which adds nothing to the version before', () => {
    const before = added('5.0.0', 'V9');
    const confirmed = editChapters(before, '4.0.3', { add: ['V3'], remove: [] });
    expect(stateIn(confirmed, '4.0.3', 'V3')).toMatchObject({ movedFrom: [], pleaseCheck: false });
    expect(movesInto(confirmed, '5.0.0')).toEqual([]);
    expect(editChapters(confirmed, '4.0.3', { add: ['V3'], remove: [] })).toBe(confirmed);
  });

  it('are a choice of their own when they turn round what was confirmed before', () => {
    const confirmed = editChapters(added('4.0.3', 'V12'), '5.0.0', { add: ['V5'], remove: [] });
    const turned = editChapters(confirmed, '5.0.0', { add: [], remove: ['V5'] });
    expect(turned.byVersion['5.0.0'].choices).toEqual([{ chapter: 'V5', choice: 'removed', change: turned.version }]);
  });

  it('confirm all that moved there when the whole list is saved', () => {
    const moved = editChapters(added('5.0.0', 'V5'), '5.0.0', { add: [], remove: ['V6'] });
    const { inScope } = chaptersOf(moved, '4.0.3');
    const saved = chooseChapters(moved, '4.0.3', inScope);
    expect(chaptersOf(saved, '4.0.3')).toEqual(chaptersOf(moved, '4.0.3'));
    expect(saved.byVersion['4.0.3'].choices).toEqual([
      { chapter: 'V12', choice: 'added', change: saved.version, confirmsMove: true },
      { chapter: 'V2', choice: 'removed', change: saved.version, confirmsMove: true },
    ]);
    expect(chooseChapters(saved, '4.0.3', inScope)).toBe(saved);
  });
});

describe('a reset after a switch', () => {
  const moved = editChapters(added('5.0.0', 'V5'), '5.0.0', { add: [], remove: ['V6'] });
  const reset = resetToDetected(moved, '4.0.3');

  it('also drops what moved there, and leaves the other version alone', () => {
    expect(chaptersOf(reset, '4.0.3')).toEqual({ inScope: ['V2', 'V3', 'V14'], suggested: [], removed: [] });
    expect(chaptersOf(reset, '5.0.0')).toEqual(chaptersOf(moved, '5.0.0'));
    expect(movesInto(reset, '4.0.3')).toEqual([]);
  });

  it('does not keep later choices from moving there', () => {
    const later = editChapters(reset, '5.0.0', { add: ['V11'], remove: [] });
    expect(chaptersOf(later, '4.0.3').inScope).toEqual(['V2', 'V3', 'V6', 'V14']);
  });
});
