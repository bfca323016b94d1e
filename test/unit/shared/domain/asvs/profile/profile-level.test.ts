import { expect, it } from 'vitest';
import { untouchedProfile } from '../../../../../../shared/domain/asvs/profile/profile.ts';
import { levelOf } from '../../../../../../shared/domain/asvs/profile/profile-level.ts';
import { aRepository } from '../../../../../support/sync-fixtures.ts';

const untouched = untouchedProfile(aRepository());

it('the level is L1 before the first scan, then what is proposed, and in any case what a person assigned', () => {
  expect(levelOf(untouched)).toEqual({ level: 'L1', assignedBy: 'proposal', proposed: 'L1' });
  const scanned = { ...untouched, proposedLevel: 'L2' as const };
  expect(levelOf(scanned)).toEqual({ level: 'L2', assignedBy: 'proposal', proposed: 'L2' });
  expect(levelOf({ ...scanned, level: 'L3' })).toEqual({ level: 'L3', assignedBy: 'person', proposed: 'L2' });
});
