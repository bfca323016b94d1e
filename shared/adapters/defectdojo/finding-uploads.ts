import { OutsideFailure } from '../../domain/outside-failure.ts';
import type { RequestBody } from '../../http/request-body.ts';
import type { FindingUploads, UploadOutcome } from '../../ports/defectdojo-findings.ts';
import type { DefectDojoCalls } from './calls.ts';
import { uploadSchema } from './response-schemas.ts';
import { unexpectedAnswer } from './unexpected-answer.ts';
import { importForm, reimportForm } from './upload-form.ts';

/** {@link FindingUploads} over API v2. */
export function createFindingUploads(calls: DefectDojoCalls): FindingUploads {
  const upload = async (path: string, body: RequestBody): Promise<UploadOutcome> => {
    try {
      return { kind: 'done', testId: (await calls.upload(uploadSchema, path, body)).test_id };
    } catch (error) {
      if (error instanceof OutsideFailure) return outcomeOf(error);
      throw error;
    }
  };
  return {
    importIntoNewTest: ({ engagementId, testTitle, rows }) =>
      upload('/api/v2/import-scan/', importForm(engagementId, testTitle, rows)),

    async reimport({ testId, rows }) {
      const outcome = await upload('/api/v2/reimport-scan/', reimportForm(testId, rows));
      if (outcome.kind !== 'done' || outcome.testId === testId) return outcome;
      throw unexpectedAnswer(`an upload into test ${outcome.testId} where test ${testId} was named`);
    },
  };
}

/** What a failed upload means. @throws {OutsideFailure} the failure itself, where nothing of the file was looked at */
function outcomeOf(failure: OutsideFailure): UploadOutcome {
  const { kind, status } = failure;
  if (failure.sent === 'no') throw failure;
  // Without a status nobody answered; from 501 on, and by a 2xx that can't be read, somebody in between did.
  if (status === undefined || status > 500 || status < 300) return { kind: 'unknown', failure };
  if (status === 500) return { kind: 'refused', failure };
  if (kind !== 'rejected') throw failure;
  return { kind: 'refused', failure };
}
