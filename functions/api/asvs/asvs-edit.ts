import {
  assignLevel,
  chooseChapters,
  editChapters,
  resetToDetected,
} from '../../../shared/domain/asvs/profile/change-profile.ts';
import type { AsvsLevel } from '../../../shared/domain/asvs/standard/asvs-level.ts';
import type { AsvsVersion } from '../../../shared/domain/asvs/standard/asvs-version.ts';
import type { ProfileChange } from './change-profile.ts';
import { requiredSections } from './required-sections.ts';

/** What a person wants of a profile: whatever is left out stays as it is. */
export interface AsvsEdit {
  readonly add?: readonly string[] | undefined;
  readonly remove?: readonly string[] | undefined;
  /** The whole list; null: as detected. */
  readonly sections?: readonly string[] | null | undefined;
  /** null: as proposed. */
  readonly level?: AsvsLevel | null | undefined;
}

/** Whether anything is wanted at all. */
export function wantsAsvs({ add, remove, sections, level }: AsvsEdit): boolean {
  return [add, remove, sections, level].some((part) => part !== undefined);
}

/**
 * Checks a request and turns it into a change of a profile.
 *
 * @throws {ApiProblem} `section_unknown`
 */
export function asvsChange(edit: AsvsEdit, version: AsvsVersion): ProfileChange {
  const { level, sections } = edit;
  const add = requiredSections(edit.add ?? [], version, 'add');
  const remove = requiredSections(edit.remove ?? [], version, 'remove');
  const chosen = requiredSections(sections ?? [], version, 'sections');
  return {
    version,
    action: 'asvs_changed',
    change(profile) {
      const edited = editChapters(profile, version, { add, remove });
      const whole = sections === null ? resetToDetected(edited, version) : edited;
      const listed = sections ? chooseChapters(whole, version, chosen) : whole;
      const levelled = level === undefined ? listed : assignLevel(listed, level);
      return levelled === profile ? profile : { ...levelled, version: profile.version + 1 };
    },
  };
}
