import { asvsCatalogue, isChapterOf } from '../../../shared/domain/asvs/catalogue.ts';
import type { AsvsVersion } from '../../../shared/domain/asvs/standard/asvs-version.ts';
import type { ChapterId } from '../../../shared/domain/asvs/standard/chapter.ts';
import { ApiProblem } from '../core/api-problem.ts';

/**
 * The chapters that ids name in the version that the team follows.
 *
 * @param field form field at which to show a problem
 * @throws {ApiProblem} `section_unknown`
 */
export function requiredSections(ids: readonly string[], version: AsvsVersion, field: string): ChapterId[] {
  return ids.map((id, index) => {
    if (isChapterOf(version, id)) return id;
    throw unknownSection(id, version, `${field}.${index}`);
  });
}

function unknownSection(id: string, version: AsvsVersion, field: string): ApiProblem {
  const [chapter = ''] = id.split('.');
  if (chapter !== id && isChapterOf(version, chapter)) {
    return new ApiProblem('section_unknown', `${id} is a part of ${chapter}; only whole chapters are tracked.`, {
      field,
      advice: `Use ${chapter}.`,
    });
  }
  const chapters = asvsCatalogue[version];
  return new ApiProblem(
    'section_unknown',
    `${id} is not a chapter of ASVS ${version}, which has ${chapters[0]?.id} to ${chapters.at(-1)?.id}.`,
    { field, advice: `Choose from GET /v1/asvs/${version}, or change the ASVS version of the connection.` },
  );
}
