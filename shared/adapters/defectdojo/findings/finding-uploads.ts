import { OutsideFailure } from '../../../domain/failures/outside-failure.ts';
import type { RequestBody } from '../../../http/request/request-body.ts';
import type { FindingUploads, UploadOutcome } from '../../../ports/defectdojo-findings.ts';
import type { DefectDojoCalls } from '../calls/calls.ts';
import { uploadSchema } from '../calls/response-schemas.ts';
import { unexpectedAnswer } from '../calls/unexpected-answer.ts';
import { uploadForm } from './upload-form.ts';

/** {@link FindingUploads} over API v2. */
export function createFindingUploads(calls: DefectDojoCalls): FindingUploads {
  const upload = async (path: string, body: RequestBody, neededMs?: number): Promise<UploadOutcome> => {
    try {
      return { kind: 'done', ...(await calls.upload(uploadSchema, path, body, neededMs)) };
    } catch (error) {
      if (error instanceof OutsideFailure) return outcomeOf(error);
      throw error;
    }
  };
  return {
    async importIntoNewTest({ engagementId, testTitle, rows, environment }) {
      const target = { engagement: String(engagementId), test_title: testTitle };
      const outcome = await upload('/api/v2/import-scan/', uploadForm(target, rows, environment));
      // A new test holds nothing that a row could match.
      return outcome.kind === 'done' ? { ...outcome, created: rows.length } : outcome;
    },

    async reimport({ testId, rows, environment, neededMs }) {
      const form = uploadForm({ test: String(testId) }, rows, environment);
      const outcome = await upload('/api/v2/reimport-scan/', form, neededMs);
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
