import { describe, expect, it } from 'vitest';
import { editChapters, makeChoices } from '../../../../../../shared/domain/asvs/profile/change-profile.ts';
import { choicesIn } from '../../../../../../shared/domain/asvs/profile/choices-in-version.ts';
import { type AsvsProfile, untouchedProfile } from '../../../../../../shared/domain/asvs/profile/profile.ts';
import { aRepository } from '../../../../../support/sync-fixtures.ts';

const untouched = untouchedProfile(aRepository());
const chosen = (profile: AsvsProfile) =>
  Object.fromEntries([...choicesIn(profile, '5.0.0')].map(([chapter, { choice }]) => [chapter, choice]));

describe('what people chose', () => {
  const profile = editChapters(untouched, '5.0.0', { add: ['V6', 'V7'], remove: ['V15'] });

  it('becomes exactly what is told, in one change', () => {
    const after = makeChoices(profile, '5.0.0', { add: ['V6', 'V10'], remove: ['V7'] });
    expect(chosen(after)).toEqual({ V6: 'added', V10: 'added', V7: 'removed' });
    expect(after.version).toBe(profile.version + 1);
    expect(after.byVersion['4.0.3']).toEqual(profile.byVersion['4.0.3']);
    const change = profile.version + 1;
    expect(after.byVersion['5.0.0']).toMatchObject({
      choices: [
        { chapter: 'V6', choice: 'added', change },
        { chapter: 'V10', choice: 'added', change },
        { chapter: 'V7', choice: 'removed', change },
      ],
      resetAtChange: change,
    });
  });

  it('goes back to what is detected where nothing is told', () => {
    const after = makeChoices(profile, '5.0.0', { add: [], remove: [] });
    expect(after.byVersion['5.0.0'].choices).toEqual([]);
    expect(after.version).toBe(profile.version + 1);
  });

  it('stays the same profile where it is so already', () => {
    expect(makeChoices(profile, '5.0.0', { add: ['V7', 'V6'], remove: ['V15'] })).toBe(profile);
    expect(makeChoices(untouched, '5.0.0', { add: [], remove: [] })).toBe(untouched);
  });

  it('is added to where nothing is withdrawn', () => {
    const after = makeChoices(profile, '5.0.0', { add: ['V6', 'V7', 'V10'], remove: ['V15'] });
    expect(chosen(after)).toEqual({ V6: 'added', V7: 'added', V10: 'added', V15: 'removed' });
    expect(after).toEqual(editChapters(profile, '5.0.0', { add: ['V10'], remove: [] }));
  });

  it('in the other version counts as it moved, and comes back no more once it is withdrawn', () => {
    const moved = editChapters(untouched, '4.0.3', { add: ['V2'], remove: [] });
    const [chapter = 'V0'] = Object.keys(chosen(moved)) as ['V6'];
    expect(makeChoices(moved, '5.0.0', { add: Object.keys(chosen(moved)) as ['V6'], remove: [] })).toBe(moved);
    const withdrawn = makeChoices(moved, '5.0.0', { add: [], remove: [] });
    expect(chosen(withdrawn)).not.toHaveProperty(chapter);
    expect(withdrawn.byVersion['4.0.3']).toEqual(moved.byVersion['4.0.3']);
  });
});
