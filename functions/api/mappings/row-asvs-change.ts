import { assignLevel, makeChoices } from '../../../shared/domain/asvs/profile/change-profile.ts';
import type { AsvsVersion } from '../../../shared/domain/asvs/standard/asvs-version.ts';
import type { ProfileChange } from '../asvs/change-profile.ts';
import { requiredSections } from '../asvs/required-sections.ts';
import { ApiProblem } from '../core/api-problem.ts';
import { refuseRows } from './refuse-rows.ts';
import type { RowAsvs } from './row-asvs.ts';

/** Makes what people chose in a profile what a row says. */
export function rowChange({ level, sections }: RowAsvs, version: AsvsVersion): ProfileChange {
  const add = requiredSections(sections?.added ?? [], version, 'sections.added');
  const remove = requiredSections(sections?.removed ?? [], version, 'sections.removed');
  return {
    version,
    action: 'asvs_changed',
    change(profile) {
      const made = sections === undefined ? profile : makeChoices(profile, version, { add, remove });
      const levelled = level === undefined ? made : assignLevel(made, level);
      return levelled === profile ? profile : { ...levelled, version: profile.version + 1 };
    },
  };
}

/** @throws {ApiProblem} `request_invalid` with every row whose sections are none of the version that the team follows */
export function requireSections(rows: readonly RowAsvs[], version: AsvsVersion): void {
  refuseRows(
    rows.flatMap((row, index) => {
      const told = problemOf(row, version);
      return told === undefined ? [] : [{ pointer: `/mappings/${index}/${told.at}`, detail: told.detail }];
    }),
  );
}

function problemOf(row: RowAsvs, version: AsvsVersion): { at: string; detail: string } | undefined {
  const meant = row.sections?.version ?? version;
  if (meant !== version) {
    const detail = `The connection follows ASVS ${version}, not ${meant}: export the file anew, or leave the sections out.`;
    return { at: 'sections/version', detail };
  }
  try {
    rowChange(row, version);
    return undefined;
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    const { field = 'sections', advice = '' } = error.details;
    return { at: field.replaceAll('.', '/'), detail: `${error.message} ${advice}`.trim() };
  }
}
