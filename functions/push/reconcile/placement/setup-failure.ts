import { OutsideFailure } from '../../../../shared/domain/failures/outside-failure.ts';
import { type PlaceProblem, placeProblems } from '../../../../shared/domain/failures/place-problems.ts';

/** Codes of a set-up for which DefectDojo takes no upload, also no empty one. */
type UploadProblem = Extract<PlaceProblem, 'uploads_refused' | 'scan_type_inactive'>;

/** The failure that makes a mapping need attention. */
export function placeFailure(code: Exclude<PlaceProblem, UploadProblem>, detail = ''): OutsideFailure {
  const message = `${placeProblems[code]}${detail}`;
  return new OutsideFailure({ system: 'defectdojo', kind: 'setup', code, message, sent: 'no' });
}

/** Whether DefectDojo takes no upload into a place; whatever goes without one may go on. */
export function isUploadFailure(error: unknown): error is OutsideFailure {
  return error instanceof OutsideFailure && (error.code === 'uploads_refused' || error.code === 'scan_type_inactive');
}

/** The failure of all uploads to a place, with DefectDojo's own words. */
export function uploadFailure(code: UploadProblem, refusal: OutsideFailure): OutsideFailure {
  const { status } = refusal;
  const message = `${placeProblems[code]} ${refusal.message}`;
  return new OutsideFailure({
    system: 'defectdojo',
    kind: 'setup',
    code,
    message,
    sent: 'maybe',
    status,
    cause: refusal,
  });
}
